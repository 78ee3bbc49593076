package org.caunoi.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.Documents;
import org.caunoi.document.LayOutDocument;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.network.Authorities;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.signing.Holder;
import org.caunoi.signing.SignFile;
import org.caunoi.signing.SignedPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs a paper of an authority, first by the person in office, then with the agency's seal, and
 * keeps the signed file.
 */
@Component
public class SignPaper {

  private final LayOutDocument layingOut;
  private final SignFile signing;
  private final StoreDocument storing;
  private final Documents documents;
  private final Authorities authorities;

  SignPaper(
      LayOutDocument layingOut,
      SignFile signing,
      StoreDocument storing,
      Documents documents,
      Authorities authorities) {
    this.layingOut = layingOut;
    this.signing = signing;
    this.storing = storing;
    this.documents = documents;
    this.authorities = authorities;
  }

  /**
   * A file that decides; both signatures must be there. Refused as {@link SignFile#sign}, {@link
   * LayOutDocument#with} and {@link StoreDocument#store}.
   */
  StoredDocument signResult(UUID file, Dossier dossier, Actor actor, UUID person, String name) {
    List<Holder> both = List.of(Holder.officer(person, actor.name(), name), seal(dossier.unit()));
    StoredDocument signed =
        layingOut.with(file, laid -> stored(signing.sign(laid, both), dossier.unit()));
    return kept(signed, new Subject(dossier.filing().authority(), dossier.filing().id()));
  }

  private StoredDocument stored(Path signed, String authority) {
    try (InputStream content = Files.newInputStream(signed)) {
      return storing.store(content, null, authority);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A paper an act leaves: signed by the person who acted, and sealed; what the house does by
   * itself is only sealed. Refused as {@link SignFile#sign}, with {@code no-signing-key} where the
   * person has none.
   *
   * @param subject whose paper it is; none for a register
   */
  public StoredDocument signForm(
      RenderedPdf pdf, String authority, @Nullable Subject subject, Actor actor, String name) {
    List<Holder> holders = new ArrayList<>();
    if (actor.id() != null) {
      holders.add(Holder.officer(actor.id(), actor.name(), name));
    }
    holders.add(seal(authority));
    SignedPaper signed = signing.signFresh(pdf, holders);
    return kept(storing.storeMade(signed.pdf(), signed.pages(), authority), subject);
  }

  private Holder seal(String authority) {
    return Holder.seal(authority, authorities.get(authority).name());
  }

  private StoredDocument kept(StoredDocument stored, @Nullable Subject subject) {
    if (subject == null) {
      documents.keep(stored.id());
    } else {
      documents.keep(stored.id(), subject);
    }
    return stored;
  }
}

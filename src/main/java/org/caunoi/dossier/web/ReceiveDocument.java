package org.caunoi.dossier.web;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.document.DiscardDocument;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes files for a dossier in: looks whether anybody wants the file before it is read, reads it
 * outside any transaction, and throws it away again where the act is refused.
 */
@Component
class ReceiveDocument {

  private final ReadDossier reading;
  private final AttachDocument attaching;
  private final StoreDocument storing;
  private final DiscardDocument discarding;
  private final Catalogue catalogue;

  ReceiveDocument(
      ReadDossier reading,
      AttachDocument attaching,
      StoreDocument storing,
      DiscardDocument discarding,
      Catalogue catalogue) {
    this.reading = reading;
    this.attaching = attaching;
    this.storing = storing;
    this.discarding = discarding;
    this.catalogue = catalogue;
  }

  Received attach(
      SignedIn who, String code, String component, @Nullable Integer seen, InputStream content) {
    Dossier before = reading.facts(who, code);
    refuseUnasked(before, component);
    StoredDocument document = storing.store(content, null, before.filing().authority());
    Dossier after =
        keepOrDiscard(
            List.of(document),
            ids -> attaching.attach(who, code, seen, new Attachment(component, ids.getFirst())));
    return new Received(after, document);
  }

  /** Refused with {@code component-not-asked-for} where the procedure knows no such component. */
  void refuseUnasked(Dossier dossier, String component) {
    boolean known =
        catalogue.get(dossier.filing().procedureVersion()).components().stream()
            .anyMatch(one -> one.key().equals(component));
    if (!known) {
      throw new Refused(
          Refused.Kind.NOT_FOUND,
          "component-not-asked-for",
          List.of(FieldError.of("/component", "component-not-asked-for")));
    }
  }

  StoredDocument store(InputStream content, @Nullable String name, Dossier dossier) {
    return storing.store(content, name, dossier.filing().authority());
  }

  /** Performs an act that keeps these files; where it is refused they are thrown away. */
  <T> T keepOrDiscard(List<StoredDocument> files, Function<List<UUID>, T> act) {
    boolean kept = false;
    try {
      T done = act.apply(files.stream().map(StoredDocument::id).toList());
      kept = true;
      return done;
    } finally {
      if (!kept) {
        files.forEach(file -> discarding.discard(file.id()));
      }
    }
  }

  void discard(StoredDocument file) {
    discarding.discard(file.id());
  }

  /** A file that became part of a dossier. */
  record Received(Dossier dossier, StoredDocument document) {}
}

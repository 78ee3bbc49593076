package org.caunoi.dossier.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Attempts;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.Documents;
import org.caunoi.document.ReadUpload;
import org.caunoi.document.ReadUpload.ShownFile;
import org.caunoi.dossier.OpenResult;
import org.caunoi.dossier.Results;
import org.caunoi.dossier.Results.Issued;
import org.caunoi.network.Authorities;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.caunoi.signing.CheckSignatures;
import org.springframework.stereotype.Component;

/**
 * Tells anybody who holds a file whether it is what an authority gave: the signatures say who and
 * when, our own lists say whether it still counts. Nothing of the file is kept.
 */
@ActsAsHouse("whoever holds a file may learn who signed it")
@Component
public class CheckPaper {

  /** Checks from one address in a quarter of an hour. */
  static final int MOST = 60;

  private final ReadUpload reading;
  private final CheckSignatures signatures;
  private final Results results;
  private final IssuedForms forms;
  private final OpenResult links;
  private final Documents documents;
  private final Authorities authorities;
  private final Attempts attempts;
  private final AuditLog audit;

  CheckPaper(
      ReadUpload reading,
      CheckSignatures signatures,
      Results results,
      IssuedForms forms,
      OpenResult links,
      Documents documents,
      Authorities authorities,
      Attempts attempts,
      AuditLog audit) {
    this.reading = reading;
    this.signatures = signatures;
    this.results = results;
    this.forms = forms;
    this.links = links;
    this.documents = documents;
    this.authorities = authorities;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * A file somebody uploads. Refused: {@code too-many-attempts}, and as {@link ReadUpload#read}.
   *
   * @param address where the question comes from
   */
  public CheckedPaper check(InputStream content, String address) {
    count(address);
    return reading.read(content, this::checked);
  }

  /** The file behind a result link; refused: {@code link-gone}, {@code too-many-attempts}. */
  public CheckedPaper checkLink(String token, String address) {
    count(address);
    Issued issued = results.get(links.look(token));
    try (InputStream content = documents.open(issued.documentId())) {
      return reading.read(content, this::checked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(String address) {
    attempts.refuseAbove("check@" + address, MOST);
    attempts.failed("check@" + address);
  }

  private CheckedPaper checked(ShownFile file) {
    Optional<CheckedPaper.Known> known = known(file.sha256());
    CheckedPaper paper =
        new CheckedPaper(
            signatures.check(file.path(), known.map(CheckedPaper.Known::at).orElse(null)), known);
    audit.writeLook(
        "-",
        Actor.CITIZEN,
        "paper-checked",
        "file/" + file.sha256().substring(0, 16),
        null,
        Map.of("answer", paper.answer().name()));
    return paper;
  }

  private Optional<CheckedPaper.Known> known(String sha256) {
    Optional<CheckedPaper.Known> result =
        results
            .byHash(sha256)
            .map(
                one ->
                    new CheckedPaper.Known(
                        one.number(),
                        name(one.authority()),
                        one.at(),
                        one.replacedBy(),
                        one.replacedAt()));
    return result.or(
        () ->
            forms
                .byHash(sha256)
                .map(
                    one ->
                        new CheckedPaper.Known(
                            one.number(),
                            name(one.authority()),
                            one.at(),
                            one.replacedBy(),
                            null)));
  }

  private String name(String authority) {
    try {
      return authorities.get(authority).name();
    } catch (Refused gone) {
      return authority;
    }
  }
}

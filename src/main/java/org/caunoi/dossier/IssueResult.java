package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues the result file of an approved dossier (4 to 9), signed by the person who issues it and
 * with the agency's seal; an electronic one gets a one-time link.
 */
@Component
public class IssueResult {

  private final Acts acts;
  private final SignResult signing;
  private final Results results;
  private final MarkedPapers papers;

  IssueResult(Acts acts, SignResult signing, Results results, MarkedPapers papers) {
    this.acts = acts;
    this.papers = papers;
    this.signing = signing;
    this.results = results;
  }

  /**
   * Refused: {@code number-needed}, {@code too-long} above 60 characters, {@code not-approved},
   * {@code component-unmarked} for a paper that came in after the approval, {@code
   * component-crossed} for one crossed since, {@code dossier-not-found}, {@code wrong-state},
   * {@code somebody-was-faster}, and as {@link SignResult#sign}.
   *
   * @param number number of the result paper as registered
   * @param upload the file to be signed; the signed one is kept instead
   */
  @Transactional
  public Dossier issue(
      SignedIn who, String code, @Nullable Integer seen, String number, UUID upload) {
    who.require(Permission.ISSUE_RESULT);
    String registered = SignResult.number(number);
    Dossier before = acts.get(who, code, seen);
    before.issue(acts.now());
    papers.refuseIncomplete(before);
    StoredDocument file = signing.sign(who, before, upload);
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.ISSUED, null, Map.of("number", registered, "sha256", file.sha256())),
            signing.link(before),
            dossier -> dossier.issue(acts.now()));
    // While it was signed, which may take seconds, nothing held it against a colleague's cross.
    papers.refuseIncomplete(after);
    results.add(after, 1, registered, file, acts.now(), who.accountId());
    return after;
  }
}

package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.Results.Issued;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces a result that was wrong: from now on whoever checks the old file reads that it was
 * replaced, by which and when. The citizen is told, and an electronic result gets a new link.
 */
@Component
public class ReissueResult {

  private static final int LENGTH = 2000;

  private final Acts acts;
  private final SignResult signing;
  private final Results results;

  ReissueResult(Acts acts, SignResult signing, Results results) {
    this.acts = acts;
    this.signing = signing;
    this.results = results;
  }

  /**
   * Refused: {@code reason-needed}, {@code number-used-before} where the old result bears this
   * number, {@code no-result}, and as {@link IssueResult#issue}.
   *
   * @param reason why, in words the citizen reads too
   */
  @Transactional
  public Dossier reissue(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      String number,
      @Nullable String reason,
      UUID upload) {
    who.require(Permission.ISSUE_RESULT);
    String registered = SignResult.number(number);
    String why = Note.bounded("/reason", reason, LENGTH);
    if (why == null) {
      throw Refused.field("/reason", "reason-needed");
    }
    Dossier before = acts.get(who, code, seen);
    before.reissue();
    Issued old = results.get(before);
    List<Issued> all = results.list(before);
    if (all.stream().anyMatch(one -> one.number().equals(registered))) {
      throw Refused.field("/number", "number-used-before");
    }
    StoredDocument file = signing.sign(who, before, upload);
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(
                ActKind.REISSUED,
                why,
                Map.of("number", registered, "replaces", old.number(), "sha256", file.sha256())),
            signing.link(before),
            Dossier::reissue);
    results.add(after, all.getLast().no() + 1, registered, file, acts.now(), who.accountId());
    return after;
  }
}

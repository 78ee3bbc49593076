package org.caunoi.dossier;

import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A signer agrees with what the specialist prepared; only then may a result be issued. */
@Component
public class ApproveDossier {

  private final Acts acts;
  private final MarkedPapers papers;

  ApproveDossier(Acts acts, MarkedPapers papers) {
    this.acts = acts;
    this.papers = papers;
  }

  /**
   * Refused: {@code component-unmarked} and {@code component-crossed} while a paper, such as one
   * that came in since, is not found complete, {@code dossier-not-found}, {@code wrong-state},
   * {@code somebody-was-faster}.
   */
  @Transactional
  public Dossier approve(SignedIn who, String code, @Nullable Integer seen) {
    who.require(Permission.APPROVE_DOSSIER);
    Dossier before = acts.hold(who, code, seen);
    before.approve(who.accountId());
    papers.refuseIncomplete(before);
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        Act.of(ActKind.APPROVED),
        null,
        dossier -> dossier.approve(who.accountId()));
  }
}

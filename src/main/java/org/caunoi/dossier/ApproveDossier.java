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

  ApproveDossier(Acts acts) {
    this.acts = acts;
  }

  /** Refused: {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}. */
  @Transactional
  public Dossier approve(SignedIn who, String code, @Nullable Integer seen) {
    who.require(Permission.APPROVE_DOSSIER);
    return acts.perform(
        who, code, seen, Act.of(ActKind.APPROVED), dossier -> dossier.approve(who.accountId()));
  }
}

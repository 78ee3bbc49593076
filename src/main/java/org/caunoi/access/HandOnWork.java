package org.caunoi.access;

import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives all that somebody has in hand to somebody else; with the end of the account, or before. */
@Component
public class HandOnWork {

  private final Colleagues colleagues;
  private final Accounts accounts;
  private final OpenWork work;
  private final SuspendAccount suspending;

  HandOnWork(Colleagues colleagues, Accounts accounts, OpenWork work, SuspendAccount suspending) {
    this.colleagues = colleagues;
    this.accounts = accounts;
    this.work = work;
    this.suspending = suspending;
  }

  /**
   * Refused: {@code account-not-found}, {@code deputy-unsuitable} at {@code /to}, {@code
   * nothing-in-hand}.
   *
   * @return how many dossiers went
   */
  @Transactional
  public int handOn(SignedIn who, UUID person, UUID to, String why) {
    Account from = colleagues.get(who, person);
    Account receiver =
        accounts
            .find(to)
            .filter(one -> Colleagues.fits(one, from))
            .orElseThrow(() -> Refused.field("/to", "deputy-unsuitable"));
    int went = work.handOn(who, from, receiver, why);
    if (went == 0) {
      throw Refused.conflict("nothing-in-hand");
    }
    return went;
  }

  /** As above, and switches the account off; both or neither. */
  @Transactional
  public int handOnAndSuspend(SignedIn who, UUID person, UUID to, String why) {
    who.require(Permission.MANAGE_PEOPLE);
    int went = handOn(who, person, to, why);
    suspending.set(who, person, false);
    return went;
  }
}

package org.caunoi.custody;

import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.AskOwnPassword;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clerk's own signature under the list that the citizen has signed: with their own password.
 */
@Component
public class ConfirmList {

  private final ReadPapers papers;
  private final AskOwnPassword passwords;
  private final SignedLists signed;

  ConfirmList(ReadPapers papers, AskOwnPassword passwords, SignedLists signed) {
    this.papers = papers;
    this.passwords = passwords;
    this.signed = signed;
  }

  /**
   * Confirms it, once. Refused: {@code paper-set-not-found}, {@code not-your-list}, {@code
   * list-confirmed}, {@code too-many-attempts}; at {@code /password} {@code password-wrong}.
   */
  @Transactional
  public void confirm(SignedIn who, UUID id, String password) {
    who.require(Permission.TAKE_IN_PAPERS);
    PaperSet set = papers.get(who, id);
    if (!set.takenBy().equals(who.accountId())) {
      throw Refused.conflict("not-your-list", set.takenName());
    }
    passwords.require(who, password);
    signed.sign(who, set);
  }

  /** Empty while the clerk has not. */
  public Optional<ListConfirmation> of(PaperSet set) {
    return signed.of(set);
  }
}

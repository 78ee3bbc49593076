package org.caunoi.dossier.form;

import java.time.Clock;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.HoldDossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person a dossier was handed to says that they have it: their side of form 06. */
@Component
public class ReceiveHandover {

  private final HoldDossier holding;
  private final Receipts receipts;
  private final Clock clock;

  ReceiveHandover(HoldDossier holding, Receipts receipts, Clock clock) {
    this.holding = holding;
    this.receipts = receipts;
    this.clock = clock;
  }

  /**
   * Said again it stays as it is. Refused: {@code dossier-not-found}; {@code nothing-to-receive}
   * where the last hand-over is not the one that was seen, or is another's to receive.
   *
   * @param no of the hand-over the person saw, none where they did not say
   */
  @Transactional
  public Receipt receive(SignedIn who, String code, @Nullable Integer no) {
    who.require(Permission.MAKE_PAPERS);
    Dossier dossier = holding.hold(who, code);
    List<Receipt> before = receipts.list(dossier);
    if (before.isEmpty() || (no != null && no != before.getLast().no())) {
      throw Refused.conflict("nothing-to-receive");
    }
    boolean taken = receipts.confirm(dossier, who.actor(), who.displayName(), clock.instant());
    Receipt last = receipts.list(dossier).getLast();
    if (!taken && !who.accountId().equals(last.byId())) {
      throw Refused.conflict("nothing-to-receive");
    }
    return last;
  }
}

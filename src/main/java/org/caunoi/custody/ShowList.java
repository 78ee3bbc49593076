package org.caunoi.custody;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.TakeInPapers.Checked;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk turns the counted list over to the citizen's own screen, to be read and signed. */
@Component
public class ShowList {

  private final TakeInPapers taking;
  private final CitizenScreens screens;
  private final ShownLists lists;
  private final WithdrawLists earlier;
  private final AuditLog audit;
  private final Clock clock;

  ShowList(
      TakeInPapers taking,
      CitizenScreens screens,
      ShownLists lists,
      WithdrawLists earlier,
      AuditLog audit,
      Clock clock) {
    this.taking = taking;
    this.screens = screens;
    this.lists = lists;
    this.earlier = earlier;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Shows it instead of what this clerk showed before. Refused as {@link TakeInPapers#take} but for
   * the signature, and {@code no-citizen-screen} where no screen is paired.
   */
  @Transactional
  public void show(SignedIn who, String code, Papers papers) {
    Checked checked = taking.check(who, code, papers);
    if (!screens.canShow(who, code)) {
      throw Refused.conflict("no-citizen-screen");
    }
    earlier.of(who);
    UUID id = UuidV7.next(clock);
    lists.add(checked.shown(id, who, papers.explained(), clock.instant()));
    audit.write(
        checked.authority(),
        who.actor(),
        CustodyAct.LIST_SHOWN.audit(),
        "dossier/" + code,
        null,
        Map.of("list", id));
  }
}

package org.caunoi.custody;

import java.time.Duration;
import java.util.Map;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Keeper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where a search begins, the last one who signed for the papers is asked, once for each search. */
@Component
class AskLastKeeper {

  private final Inquiries inquiries;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Duration within;

  AskLastKeeper(
      Inquiries inquiries,
      AuditLog audit,
      ApplicationEventPublisher events,
      @Value("${caunoi.custody.inquiry-within}") Duration within) {
    this.inquiries = inquiries;
    this.audit = audit;
    this.events = events;
    this.within = within;
  }

  void ask(String authority, Event began, Keeper last) {
    Inquiry inquiry =
        new Inquiry(
            authority,
            began.id(),
            began.unit(),
            last.person(),
            last.name(),
            last.place(),
            began.at(),
            began.at().plus(within),
            null,
            null,
            null);
    inquiries.add(inquiry);
    audit.write(
        authority,
        Actor.HOUSE,
        CustodyAct.KEEPER_ASKED.audit(),
        "unit/" + began.unit(),
        null,
        Map.of("keeper", last.person()));
    events.publishEvent(
        new SearchBegun(inquiry, began.by().isSamePerson(Keeper.HOUSE), began.by().person()));
  }
}

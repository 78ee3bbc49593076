package org.caunoi.notification;

import org.caunoi.access.StaffAddresses;
import org.caunoi.dossier.Reminded;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails what a clock says to the colleagues it concerns, where they have an address. */
@Component
class TellOfficers {

  private final PlanMessage plan;
  private final StaffAddresses addresses;

  TellOfficers(PlanMessage plan, StaffAddresses addresses) {
    this.plan = plan;
    this.addresses = addresses;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(Reminded reminded) {
    String code = reminded.dossier().code();
    MessageKind kind =
        switch (reminded.kind()) {
          case PROMISE_NEAR -> MessageKind.STAFF_PROMISE_NEAR;
          case PROMISE_PASSED -> MessageKind.STAFF_PROMISE_PASSED;
          case ASSIGN_LATE, REVIEW_LATE -> MessageKind.STAFF_STEP_LATE;
        };
    for (String address : addresses.of(reminded.people())) {
      plan.plan(
          reminded.dossier().filing().authority(),
          kind,
          Medium.EMAIL,
          address,
          MessageFacts.ofDossier(code, VietnamTime.moment(reminded.due())),
          code);
    }
  }
}

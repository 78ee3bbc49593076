package org.caunoi.notification;

import org.caunoi.access.StaffAddresses;
import org.caunoi.dossier.Reminded;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
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
    MessageKind kind = kindOf(reminded.kind());
    if (kind == null) {
      return;
    }
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

  /** None for what only the citizen is told. */
  private static @Nullable MessageKind kindOf(ReminderKind reminder) {
    return switch (reminder) {
      case PROMISE_NEAR -> MessageKind.STAFF_PROMISE_NEAR;
      case PROMISE_PASSED -> MessageKind.STAFF_PROMISE_PASSED;
      case ASSIGN_LATE, REVIEW_LATE -> MessageKind.STAFF_STEP_LATE;
      case TAKE_IN_LATE -> MessageKind.STAFF_TAKE_IN_LATE;
      case ANSWER_PASSED -> MessageKind.STAFF_ANSWER_PASSED;
      case WITHDRAWAL_LATE -> MessageKind.STAFF_WITHDRAWAL_LATE;
      case RECEIPT_LATE -> MessageKind.STAFF_RECEIPT_LATE;
      case HOLDER_AWAY -> MessageKind.STAFF_HOLDER_AWAY;
      case ANSWER_NEAR -> null;
    };
  }
}

package org.caunoi.notification;

import java.util.Objects;
import org.caunoi.dossier.CodeToSend;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends the codes with which a citizen opens a result, takes it home, or takes a dossier back. */
@Component
class SendOneTimeCode {

  private final PlanMessage plan;

  SendOneTimeCode(PlanMessage plan) {
    this.plan = plan;
  }

  /** Refused with {@code phone-codes-off} where the installation sends no SMS. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void codeMade(CodeToSend made) {
    MessageKind kind =
        switch (made.purpose()) {
          case OPEN_RESULT -> MessageKind.CODE_OPEN_RESULT;
          case RETURN_AT_COUNTER -> MessageKind.CODE_RETURN_AT_COUNTER;
          case WITHDRAW -> MessageKind.CODE_WITHDRAW;
        };
    String phone = made.to().phone();
    String email = made.to().email();
    plan.plan(
        made.authority(),
        kind,
        phone == null ? Medium.EMAIL : Medium.SMS,
        phone == null ? Objects.requireNonNull(email) : phone,
        MessageFacts.ofSecret(made.code(), made.oneTimeCode()),
        made.code());
  }
}

package org.caunoi.notification;

import java.util.UUID;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierActed;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Parties;
import org.caunoi.dossier.Reminded;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.ResultLinkMade;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the citizen, once per act and in plain words, what happened to the dossier: to the phone,
 * and to the e-mail address where there is one. What happens inside an office is not told.
 */
@Component
class TellOfDossier {

  private final PlanMessage plan;
  private final Parties parties;
  private final MessageTexts texts;
  private final String publicUrl;

  TellOfDossier(
      PlanMessage plan,
      Parties parties,
      MessageTexts texts,
      @Value("${caunoi.base-url}") String publicUrl) {
    this.plan = plan;
    this.parties = parties;
    this.texts = texts;
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void acted(DossierActed act) {
    MessageKind kind = kindOf(act.kind());
    if (kind == null) {
      return;
    }
    if (act.kind() == ActKind.REISSUED && act.resultLink() != null) {
      send(act.authority(), act.dossierId(), kind, MessageFacts.ofDossier(act.code(), detail(act)));
    }
    if (act.resultLink() != null) {
      sendLink(act.authority(), act.dossierId(), act.code(), act.resultLink());
      return;
    }
    MessageFacts facts = MessageFacts.ofDossier(act.code(), detail(act));
    if (act.contact() == null) {
      send(act.authority(), act.dossierId(), kind, facts);
    } else {
      send(act.authority(), act.contact(), kind, facts);
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void linkMade(ResultLinkMade made) {
    sendLink(made.authority(), made.dossierId(), made.code(), made.token());
  }

  /** Before the time to answer runs out the citizen is reminded, once. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void near(Reminded reminded) {
    Dossier dossier = reminded.dossier();
    if (reminded.kind() == ReminderKind.ANSWER_NEAR) {
      send(
          dossier.filing().authority(),
          dossier.filing().id(),
          dossier.state() == DossierState.FINANCIAL_DUTY
              ? MessageKind.PAYMENT_NEAR
              : MessageKind.ANSWER_NEAR,
          MessageFacts.ofDossier(dossier.code(), VietnamTime.moment(reminded.due())));
    }
  }

  private void sendLink(String authority, UUID dossierId, String code, String token) {
    send(
        authority,
        dossierId,
        MessageKind.RESULT_LINK,
        MessageFacts.ofSecret(code, publicUrl + "/results/" + token));
  }

  private void send(String authority, UUID dossierId, MessageKind kind, MessageFacts facts) {
    send(authority, parties.contactOf(authority, dossierId), kind, facts);
  }

  private void send(String authority, Contact contact, MessageKind kind, MessageFacts facts) {
    if (contact.phone() != null) {
      plan.plan(authority, kind, Medium.SMS, contact.phone(), facts, facts.dossierCode());
    }
    if (contact.email() != null) {
      plan.plan(authority, kind, Medium.EMAIL, contact.email(), facts, facts.dossierCode());
    }
  }

  private String detail(DossierActed act) {
    if (act.kind() == ActKind.ACCEPTED
        || act.kind() == ActKind.PROMISE_MOVED
        || act.kind() == ActKind.EXTENDED
        || act.kind() == ActKind.CLOCK_RESUMED) {
      return act.appointmentAt() == null
          ? texts.words("appointment.later")
          : VietnamTime.moment(act.appointmentAt());
    }
    return act.note() == null ? texts.words("detail.none") : act.note();
  }

  private static @Nullable MessageKind kindOf(ActKind act) {
    return switch (act) {
      case FILED -> MessageKind.FILED;
      case ACCEPTED -> MessageKind.ACCEPTED;
      case SUPPLEMENT_REQUESTED -> MessageKind.SUPPLEMENT_REQUESTED;
      case REFUSED -> MessageKind.REFUSED;
      case ISSUED -> MessageKind.ISSUED;
      case REISSUED -> MessageKind.REISSUED;
      case WITHDRAWAL_REQUESTED -> MessageKind.WITHDRAWAL_REQUESTED;
      case WITHDRAWAL_DECLINED -> MessageKind.WITHDRAWAL_DECLINED;
      case WITHDRAWAL_TAKEN_BACK -> MessageKind.WITHDRAWAL_TAKEN_BACK;
      case STOPPED -> MessageKind.STOPPED;
      case RETURNED -> MessageKind.RETURNED;
      case PROMISE_MOVED -> MessageKind.PROMISE_MOVED;
      case EXTENDED -> MessageKind.EXTENDED;
      case PAYMENT_REQUESTED -> MessageKind.PAYMENT_REQUESTED;
      case PAYMENT_WITHDRAWN -> MessageKind.PAYMENT_WITHDRAWN;
      case CLOCK_PAUSED -> MessageKind.CLOCK_PAUSED;
      case CLOCK_RESUMED -> MessageKind.CLOCK_RESUMED;
      case SUPPLEMENTED,
          ASSIGNED,
          HANDED_OVER,
          APPROVED,
          APPROVAL_TAKEN_BACK,
          DOCUMENT_ATTACHED,
          PROMISE_CHECKED,
          PAYMENT_CONFIRMED ->
          null;
    };
  }
}

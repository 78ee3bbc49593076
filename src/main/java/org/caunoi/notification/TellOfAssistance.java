package org.caunoi.notification;

import java.util.Locale;
import java.util.stream.Collectors;
import org.caunoi.assistance.BringTheseListed;
import org.caunoi.assistance.ConfirmationCodeIssued;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends what a session at the counter has for the citizen's own phone. */
@Component
class TellOfAssistance {

  private final PlanMessage plan;
  private final MessageTexts texts;

  TellOfAssistance(PlanMessage plan, MessageTexts texts) {
    this.plan = plan;
    this.texts = texts;
  }

  /** Refused with {@code phone-codes-off} where the installation sends no SMS. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void codeIssued(ConfirmationCodeIssued issued) {
    plan.plan(
        issued.authority(),
        MessageKind.CONFIRMATION_CODE,
        Medium.SMS,
        issued.phone(),
        new MessageFacts(
            issued.procedure(texts.language()), "", issued.code(), fee(issued.feeTotal())),
        null);
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void papersListed(BringTheseListed listed) {
    if (listed.phone() == null) {
      return;
    }
    String papers =
        listed.papers(texts.language()).stream()
            .map(paper -> "• " + paper)
            .collect(Collectors.joining("\n"));
    plan.plan(
        listed.authority(),
        MessageKind.BRING_THESE,
        Medium.SMS,
        listed.phone(),
        MessageFacts.ofDossier("", papers),
        null);
  }

  private String fee(@Nullable Long dong) {
    if (dong == null) {
      return texts.words("fee.unknown");
    }
    return dong == 0
        ? texts.words("fee.free")
        : texts.words("fee.amount", String.format(Locale.GERMANY, "%,d", dong));
  }
}

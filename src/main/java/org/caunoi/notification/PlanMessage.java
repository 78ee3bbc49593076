package org.caunoi.notification;

import java.time.Clock;
import org.caunoi.platform.jobs.Jobs;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans a message inside the transaction it tells of; it is sent only after the commit. */
@Component
class PlanMessage {

  private final Messages messages;
  private final MessageTexts texts;
  private final Channels channels;
  private final Jobs jobs;
  private final Clock clock;

  PlanMessage(Messages messages, MessageTexts texts, Channels channels, Jobs jobs, Clock clock) {
    this.messages = messages;
    this.texts = texts;
    this.channels = channels;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Plans nothing where the installation has no such channel; a code that could not arrive is
   * refused with {@code phone-codes-off}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void plan(
      String authority,
      MessageKind kind,
      Medium medium,
      String recipient,
      MessageFacts facts,
      @Nullable String dossierCode) {
    if (!channels.has(medium)) {
      if (kind.isCode()) {
        throw Refused.conflict("phone-codes-off");
      }
      return;
    }
    Outgoing message =
        new Outgoing(
            authority,
            UuidV7.next(clock),
            medium,
            recipient,
            medium == Medium.EMAIL ? texts.subject(kind) : null,
            medium == Medium.EMAIL ? texts.email(kind, facts) : texts.sms(kind, facts));
    messages.add(message, kind, dossierCode, clock.instant(), SendMessage.job(message));
    jobs.lookAfterCommit();
  }
}

package org.caunoi.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.notification.Messages.Planned;
import org.caunoi.notification.NotDelivered.Again;
import org.caunoi.platform.jobs.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one planned message; holds no database connection while a channel is busy. What cannot be
 * sent is tried again with growing pauses, then given up and kept as failed, with an audit row; a
 * code ends when nobody could use it any more. While a channel rests, see {@link ChannelRests},
 * nothing is tried.
 */
@Component
class SendMessage implements ExecutionHandler<Void> {

  static final String TASK = "send-message";

  /** No outage that is over within a day costs a message. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(SendMessage.class);

  private final Messages messages;
  private final Channels channels;
  private final ChannelRests rests;
  private final NotificationSettings settings;
  private final Backoff backoff;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SendMessage(
      Messages messages,
      Channels channels,
      ChannelRests rests,
      NotificationSettings settings,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.channels = channels;
    this.rests = rests;
    this.settings = settings;
    this.backoff = new Backoff(settings.firstDelay(), settings.longestDelay());
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  static TaskInstance<Void> job(Outgoing message) {
    return job(message.authority(), message.id());
  }

  static TaskInstance<Void> job(String authority, UUID id) {
    return new TaskInstance<>(TASK, authority + "/" + id);
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> job, ExecutionContext context) {
    int slash = job.getId().lastIndexOf('/');
    Optional<Instant> again =
        once(job.getId().substring(0, slash), UUID.fromString(job.getId().substring(slash + 1)));
    return (done, operations) ->
        again.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
  }

  /** When to try again; empty once the message is sent or given up. */
  Optional<Instant> once(String authority, UUID id) {
    return messages.findPlanned(authority, id).flatMap(this::send);
  }

  private Optional<Instant> send(Planned planned) {
    Medium medium = planned.message().medium();
    try {
      refuseStale(planned);
      Optional<Instant> rested = rests.after(medium, ThreadLocalRandom.current());
      if (rested.isPresent()) {
        return rested;
      }
      channels
          .find(medium)
          .orElseThrow(() -> new NotDelivered("channel-off", Again.NEVER))
          .deliver(planned.message());
      rests.over(medium);
      messages.sent(planned.message(), clock.instant());
      return Optional.empty();
    } catch (NotDelivered failure) {
      if (failure.again() == Again.WHEN_REACHED) {
        rests.begin(medium, ThreadLocalRandom.current());
      }
      int tries = planned.tries() + 1;
      boolean old = planned.plannedAt().isBefore(clock.instant().minus(PATIENCE));
      boolean givenUp = failure.again() == Again.NEVER || tries >= settings.tries() && old;
      transaction.executeWithoutResult(status -> store(planned, failure, givenUp));
      return givenUp
          ? Optional.empty()
          : Optional.of(clock.instant().plus(backoff.after(tries, ThreadLocalRandom.current())));
    }
  }

  private void refuseStale(Planned planned) throws NotDelivered {
    Duration goodFor = planned.kind().goodFor();
    if (goodFor != null && planned.plannedAt().plus(goodFor).isBefore(clock.instant())) {
      throw new NotDelivered("code-expired", Again.NEVER);
    }
  }

  private void store(Planned planned, NotDelivered failure, boolean givenUp) {
    Outgoing message = planned.message();
    messages.notSent(message, failure.code(), givenUp);
    if (givenUp) {
      LOG.warn("Message {} ({}) given up: {}", message.id(), planned.kind(), failure.code());
      audit.write(
          message.authority(),
          Actor.HOUSE,
          "message-given-up",
          "message/" + message.id(),
          null,
          Map.of("kind", planned.kind(), "reason", failure.code()));
    }
  }
}

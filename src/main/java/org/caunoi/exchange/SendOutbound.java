package org.caunoi.exchange;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.caunoi.exchange.Outbox.Waiting;
import org.caunoi.platform.jobs.Backoff;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells one thing, in its turn. Whether something was heard whose answer was missed is asked by its
 * reference; it is never told again on the off chance. That it was not heard is believed only some
 * time after it was told: others note late what they took.
 */
@Component
class SendOutbound implements ExecutionHandler<Void> {

  static final String TASK = "send-outbound";

  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final Duration TURN = Duration.ofSeconds(2);
  private static final int TRIES = 12;

  /** No outage that is over within a day costs a message. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Backoff backoff = new Backoff(Duration.ofSeconds(5), LONGEST_PAUSE);
  private final Outbox outbox;
  private final List<OutboxTarget> targets;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Duration believed;

  SendOutbound(
      Outbox outbox,
      List<OutboxTarget> targets,
      TransactionTemplate transactions,
      Clock clock,
      @Value("${caunoi.exchange.absent-believed-after}") Duration believed) {
    this.believed = believed;
    this.outbox = outbox;
    this.targets = targets;
    this.transactions = transactions;
    this.clock = clock;
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

  /** When to try again; empty once it was told or given up. */
  Optional<Instant> once(String authority, UUID id) {
    Optional<Waiting> found = outbox.waiting(authority, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Waiting waiting = found.get();
    if (waiting.behind()) {
      return Optional.of(clock.instant().plus(TURN));
    }
    OutboxTarget target =
        targets.stream()
            .filter(one -> one.name().equals(waiting.message().target()))
            .findFirst()
            .orElseThrow();
    Outbound message = waiting.message();
    if (waiting.unsure()) {
      Reply heard = target.find(message);
      boolean again =
          switch (heard) {
            case Reply.Harmless harmless -> true;
            case Reply.Absent absent -> isBelieved(waiting);
            default -> false;
          };
      if (!again) {
        return settle(target, waiting, stillUnsure(heard));
      }
    }
    Boolean begun = transactions.execute(status -> outbox.begin(message, clock.instant()));
    if (!Boolean.TRUE.equals(begun)) {
      return Optional.empty();
    }
    return settle(target, waiting, target.send(message));
  }

  private boolean isBelieved(Waiting waiting) {
    return !waiting.begunAt().isAfter(clock.instant().minus(believed));
  }

  private static Reply stillUnsure(Reply heard) {
    return switch (heard) {
      case Reply.NotNow(var code) -> new Reply.Unknown(code);
      case Reply.Absent absent -> new Reply.Unknown("absent-so-far");
      default -> heard;
    };
  }

  private Optional<Instant> settle(OutboxTarget target, Waiting waiting, Reply reply) {
    Outbound message = waiting.message();
    return switch (reply) {
      case Reply.Taken taken -> {
        transactions.executeWithoutResult(
            status -> {
              if (outbox.end(message, true, false, "", clock.instant())) {
                target.taken(message, taken.answer());
              }
            });
        yield Optional.empty();
      }
      case Reply.Declined declined -> giveUp(target, message, declined.code(), false);
      case Reply.NotNow later -> later(target, waiting, false, later.code());
      case Reply.Unknown unknown -> later(target, waiting, true, unknown.code());
      case Reply.Absent absent -> later(target, waiting, false, "absent");
      case Reply.Harmless harmless -> later(target, waiting, false, "absent");
    };
  }

  private Optional<Instant> later(
      OutboxTarget target, Waiting waiting, boolean unsure, String code) {
    int tries = waiting.tries() + 1;
    boolean old = waiting.plannedAt().isBefore(clock.instant().minus(PATIENCE));
    if (tries >= TRIES && old) {
      return giveUp(target, waiting.message(), code, unsure);
    }
    transactions.executeWithoutResult(status -> outbox.notHeard(waiting.message(), unsure, code));
    return Optional.of(clock.instant().plus(backoff.after(tries, ThreadLocalRandom.current())));
  }

  private Optional<Instant> giveUp(
      OutboxTarget target, Outbound message, String code, boolean unsure) {
    transactions.executeWithoutResult(
        status -> {
          if (outbox.end(message, false, unsure, code, clock.instant())) {
            target.givenUp(message, code, unsure);
          }
        });
    return Optional.empty();
  }
}

package org.caunoi.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.caunoi.exchange.InboxSource.Arrival;
import org.caunoi.platform.jobs.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what follows from deliveries, many at once; where that fails, one by one, so that a bad one
 * holds up nobody else.
 */
@Component
class ProcessInbox {

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(ProcessInbox.class);
  private static final int BATCH = 500;
  private static final int TRIES = 6;

  private final Backoff backoff = new Backoff(Duration.ofSeconds(5), LONGEST_PAUSE);
  private final List<InboxSource> sources;
  private final Inbox inbox;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ProcessInbox(
      List<InboxSource> sources, Inbox inbox, TransactionTemplate transactions, Clock clock) {
    this.sources = sources;
    this.inbox = inbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** All that waits, of all sources. */
  void drain() {
    for (InboxSource source : sources) {
      while (some(source, BATCH)) {
        // until nothing of this source waits
      }
    }
  }

  private boolean some(InboxSource source, int most) {
    try {
      return most(source, most);
    } catch (RuntimeException failure) {
      oneByOne(source);
      return false;
    }
  }

  private boolean most(InboxSource source, int most) {
    Integer taken =
        transactions.execute(
            status -> {
              List<Arrival> arrivals = inbox.take(source.name(), clock.instant(), most);
              if (!arrivals.isEmpty()) {
                source.process(arrivals);
                inbox.done(arrivals.stream().map(Arrival::id).toList());
              }
              return arrivals.size();
            });
    return taken != null && taken > 0;
  }

  private void oneByOne(InboxSource source) {
    for (int i = 0; i < BATCH; i++) {
      List<Arrival> tried = new ArrayList<>();
      try {
        transactions.executeWithoutResult(status -> one(source, tried));
      } catch (RuntimeException failure) {
        tried.forEach(arrival -> note(source, arrival, failure));
      }
      if (tried.isEmpty()) {
        return;
      }
    }
  }

  private void one(InboxSource source, List<Arrival> tried) {
    tried.addAll(inbox.take(source.name(), clock.instant(), 1));
    if (!tried.isEmpty()) {
      source.process(tried);
      inbox.done(List.of(tried.getFirst().id()));
    }
  }

  private void note(InboxSource source, Arrival failed, RuntimeException failure) {
    String reason = failure.getClass().getSimpleName();
    LOG.warn("Delivery {} of {} not processed: {}", failed.id(), source.name(), reason);
    Instant again =
        clock.instant().plus(backoff.after(failed.tries() + 1, ThreadLocalRandom.current()));
    transactions.executeWithoutResult(status -> inbox.failed(failed.id(), reason, again, TRIES));
  }
}

package org.caunoi.exchange;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.exchange.Reading.Genuine;
import org.caunoi.exchange.Reading.Rejected;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * Takes in what another system sends: looked at, stored, answered; what follows from it is done
 * afterwards. What is not genuine is stored as evidence and has no effect.
 */
@ActsAsHouse("a secret path and a signature stand for a sign-in")
@Component
public class ReceiveDelivery {

  /** No system has that much to tell at once, in bytes. */
  public static final int LARGEST = 256 * 1024;

  private static final String NOBODY = "-";
  private static final String ANYBODY = "delivery@" + Dropped.ANYBODY;

  /** So many rejected ones of one address in a quarter of an hour are kept; more are counted. */
  private static final int KEPT = 300;

  /** So many in a quarter of an hour of what anybody may send, from wherever; more are counted. */
  static final int KEPT_OF_ANYBODY = 500;

  private final List<InboxSource> sources;
  private final Inbox inbox;
  private final Attempts attempts;

  ReceiveDelivery(List<InboxSource> sources, Inbox inbox, Attempts attempts) {
    this.sources = sources;
    this.inbox = inbox;
    this.attempts = attempts;
  }

  /**
   * The answer the sender wants to hear; the same for what came before. Refused: {@code
   * no-such-door} where nobody delivers there, {@code delivery-not-trusted}, {@code
   * delivery-unreadable}, {@code delivery-too-large}, {@code too-many-attempts} for an address that
   * sent too much of that.
   */
  public String receive(String source, Delivery delivery) {
    Optional<InboxSource> known =
        sources.stream().filter(one -> one.name().equals(source)).findFirst();
    if (delivery.body().length > LARGEST) {
      reject(
          known.isEmpty() ? NOBODY : source,
          delivery,
          new Rejected(Verdict.TOO_LARGE, "over-" + LARGEST));
      throw new Refused(Refused.Kind.TOO_LARGE, "delivery-too-large", List.of());
    }
    if (known.isEmpty()) {
      reject(NOBODY, delivery, new Rejected(Verdict.WRONG_PATH, "no-such-source"));
      throw Refused.notFound("no-such-door");
    }
    return switch (known.get().read(delivery)) {
      case Genuine genuine -> {
        inbox.add(source, genuine.dedupKey(), genuine.subject(), delivery);
        yield genuine.answer();
      }
      case Rejected rejected -> {
        reject(source, delivery, rejected);
        throw switch (rejected.verdict()) {
          case WRONG_PATH -> Refused.notFound("no-such-door");
          case UNREADABLE -> Refused.invalid("delivery-unreadable");
          default -> new Refused(Refused.Kind.UNAUTHENTICATED, "delivery-not-trusted", List.of());
        };
      }
    };
  }

  private void reject(String source, Delivery delivery, Rejected rejected) {
    String subject = "delivery@" + delivery.sender();
    try {
      attempts.refuseAbove(subject, KEPT);
    } catch (Refused enough) {
      inbox.drop(delivery.sender(), delivery.at());
      throw enough;
    }
    if (rejected.verdict().isEarnedByAnybody()) {
      if (isAbove(ANYBODY, KEPT_OF_ANYBODY)) {
        inbox.drop(Dropped.ANYBODY, delivery.at());
        return;
      }
      attempts.failed(ANYBODY);
    }
    attempts.failed(subject);
    inbox.reject(source, delivery, rejected);
  }

  private boolean isAbove(String subject, int limit) {
    try {
      attempts.refuseAbove(subject, limit);
      return false;
    } catch (Refused above) {
      return true;
    }
  }

  /** A name for a delivery that nobody will send again. */
  static String nonce() {
    return "rejected:" + UUID.randomUUID();
  }
}

package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.carrier.Access;
import org.caunoi.post.carrier.Notice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A carrier that signs nothing said that a parcel is back, lost or called off: it is asked itself
 * before money is freed and the citizen told. What it does not say again is for a person.
 */
@Component
class ConfirmEnds {

  private static final int SOME = 200;
  private static final int TRIES = 6;
  private final UnconfirmedEnds ends;
  private final Carriers carriers;
  private final List<CarrierMail> mail;
  private final Shipments shipments;
  private final StrangeReports strange;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ConfirmEnds(
      UnconfirmedEnds ends,
      Carriers carriers,
      List<CarrierMail> mail,
      Shipments shipments,
      StrangeReports strange,
      TransactionTemplate transactions,
      Clock clock) {
    this.ends = ends;
    this.carriers = carriers;
    this.mail = mail;
    this.shipments = shipments;
    this.strange = strange;
    this.transactions = transactions;
    this.clock = clock;
  }

  void ask() {
    Instant now = clock.instant();
    for (CarrierMail one : mail) {
      Optional<Access> access = carriers.access(one.name());
      List<UnconfirmedEnd> due = access.isEmpty() ? List.of() : ends.due(one.name(), now, SOME);
      while (!due.isEmpty()) {
        List<UnconfirmedEnd> asked = due;
        List<String> references = asked.stream().map(UnconfirmedEnd::reference).distinct().toList();
        List<Notice> told =
            carriers.get(one.name()).carrier().ask(references, access.orElseThrow());
        transactions.executeWithoutResult(status -> one.heard(told));
        asked.forEach(open -> transactions.executeWithoutResult(status -> look(open, now)));
        due = ends.due(one.name(), now, SOME);
      }
    }
  }

  private void look(UnconfirmedEnd open, Instant now) {
    Shipment shipment = shipments.lock(open.shipment()).orElseThrow();
    if (shipment.state() == open.step() || shipment.state().isOver()) {
      ends.settled(open);
    } else if (open.tries() + 1 >= TRIES) {
      strange.add(shipment, Kind.UNCONFIRMED, open.step().name(), now);
      ends.settled(open);
    } else {
      ends.later(open, now);
    }
  }
}

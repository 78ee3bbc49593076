package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.post.carrier.Access;
import org.caunoi.post.carrier.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each night carriers are asked about all that is still open: a report that was lost on its way to
 * us is found again so, and how many were is noted.
 */
@Component
class AskCarriers {

  private static final Logger LOG = LoggerFactory.getLogger(AskCarriers.class);
  private static final int SOME = 500;

  private final Pulls pulls;
  private final Carriers carriers;
  private final List<CarrierMail> mail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AskCarriers(
      Pulls pulls,
      Carriers carriers,
      List<CarrierMail> mail,
      TransactionTemplate transactions,
      Clock clock) {
    this.pulls = pulls;
    this.carriers = carriers;
    this.mail = mail;
    this.transactions = transactions;
    this.clock = clock;
  }

  void ask() {
    for (CarrierMail one : mail) {
      carriers.access(one.name()).ifPresent(access -> ask(one, access));
    }
  }

  private void ask(CarrierMail one, Access access) {
    Instant at = clock.instant();
    int asked = 0;
    int known = 0;
    int moved = 0;
    Map<String, String> open = pulls.open(one.name(), "", SOME);
    while (!open.isEmpty()) {
      List<String> references = List.copyOf(open.keySet());
      List<Notice> told = carriers.get(one.name()).carrier().ask(references, access);
      transactions.executeWithoutResult(status -> one.heard(told));
      Map<String, String> before = open;
      Map<String, String> after = pulls.states(references);
      asked += references.size();
      known += (int) told.stream().map(Notice::reference).distinct().count();
      moved +=
          (int)
              references.stream().filter(r -> !Objects.equals(before.get(r), after.get(r))).count();
      open = pulls.open(one.name(), references.getLast(), SOME);
    }
    if (asked > 0) {
      pulls.add(new Pull(one.name(), at, asked, known, moved));
      LOG.info("{} was asked about {} parcels, knew {}, {} moved", one.name(), asked, known, moved);
    }
  }
}

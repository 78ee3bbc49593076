package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.network.Authorities;
import org.caunoi.network.Hanoi;
import org.caunoi.network.Points;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The last day of service of a point is its last. */
@IntegrationTest
class ClosedPointTest {

  private static final String POINT = "HN-0002";

  @Autowired private Counter counter;
  @Autowired private ReadCard cards;
  @Autowired private Sessions sessions;
  @Autowired private SealedParts sealed;
  @Autowired private CardReads read;
  @Autowired private SessionActs acts;
  @Autowired private EndCitizen ends;
  @Autowired private Screens screens;
  @Autowired private Authorities authorities;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  private SignedIn clerk;
  private LocalDate today;

  @BeforeEach
  void aClerkOfThePoint() {
    clerk = counter.clerk(POINT);
    today = VietnamTime.day(clock.instant());
  }

  @Test
  void nothingNewBeginsAtAPointThatClosedYesterdayAndWhatRunsIsEnded() {
    UUID running = counter.opened(clerk);
    Points closed = Hanoi.closed(POINT, today.minusDays(1));

    assertThatThrownBy(() -> start(closed)).isInstanceOf(Refused.class).hasMessage("point-closed");
    assertThatThrownBy(() -> offer(closed)).isInstanceOf(Refused.class).hasMessage("point-closed");

    assertThat(counter.end.end(clerk, running, Outcome.ADVICE).isClosed()).isTrue();
  }

  @Test
  void onItsLastDayItServes() {
    Points closesTonight = Hanoi.closed(POINT, today);

    assertThat(start(closesTonight)).isNotNull();
    assertThat(offer(closesTonight)).isNotNull();
  }

  private Object start(Points points) {
    StartSession starting =
        new StartSession(cards, sessions, sealed, read, acts, ends, points, authorities, clock);
    return transactions.execute(status -> starting.start(clerk, Counter.CARD));
  }

  private Object offer(Points points) {
    OfferScreen offering =
        new OfferScreen(acts, screens, points, authorities, cipher, audit, clock);
    return transactions.execute(status -> offering.forCounter(clerk));
  }
}

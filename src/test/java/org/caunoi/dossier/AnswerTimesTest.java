package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.caunoi.NeedsNothing;
import org.caunoi.catalogue.AnswerTime;
import org.caunoi.catalogue.TermStrategy;
import org.caunoi.platform.reference.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a citizen may take to answer is data; what is wrong in it is named. */
@NeedsNothing
class AnswerTimesTest {

  private static final String SHIPPED = ReferenceFile.text("classpath:", UsualAnswerTimes.FILE);

  @Test
  void theShippedFileSaysSomethingAndThatNobodyConfirmedIt() {
    UsualAnswerTimes usual = UsualAnswerTimes.read(SHIPPED);
    assertThat(usual.on(LocalDate.of(2025, 6, 30))).isEmpty();
    assertThat(usual.on(LocalDate.of(2026, 11, 29)))
        .contains(new AnswerTime(TermStrategy.CALENDAR_DAYS, 30));
    assertThat(SHIPPED).contains("needs-confirmation");
  }

  @ParameterizedTest
  @CsvSource({
    "calendar-days, same-day-cutoff, must leave more than a day",
    "amount: 30, amount: 0, must be from 1 to 1000",
    "validFrom:, since:, validFrom",
    "needs-confirmation, certain, a known confidence"
  })
  void aMistakeRefusesTheStart(String right, String wrong, String named) {
    String broken = SHIPPED.replace(right, wrong);
    assertThatThrownBy(() -> UsualAnswerTimes.read(broken)).hasMessageContaining(named);
  }
}

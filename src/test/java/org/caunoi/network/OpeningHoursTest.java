package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

  private final OpeningHours hours =
      OpeningHours.parse("mẫu", "Mo-Fr 07:30-12:00,13:30-17:30; Sa 07:30-12:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:29:59, false",
    "2026-11-23T07:30, true",
    "2026-11-23T11:59:59, true",
    "2026-11-23T12:00, false",
    "2026-11-23T13:30, true",
    "2026-11-27T17:29, true",
    "2026-11-28T13:30, false",
    "2026-11-28T08:00, true",
    "2026-11-29T08:00, false"
  })
  void isOpenFromTheFirstMinuteToBeforeTheLast(LocalDateTime at, boolean open) {
    assertThat(hours.isOpenAt(at)).isEqualTo(open);
  }

  @Test
  void keepsTheWordsForPeople() {
    assertThat(hours.text()).isEqualTo("mẫu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mo",
        "Mo 7:30-12:00",
        "Mo 12:00-07:30",
        "Mo 07:30-07:30",
        "Mo 25:00-26:00",
        "Fr-Mo 07:30-12:00",
        "Mo-We-Fr 07:30-12:00",
        "T2 07:30-12:00",
        "Mo 07:30-12:00,11:00-13:00",
        "Mo-Fr 07:30-12:00; Fr 13:00-14:00",
        "Mo-Fr 07:30-12:00;"
      })
  void refusesHoursThatCannotBeRead(String rule) {
    assertThatThrownBy(() -> OpeningHours.parse("mẫu", rule))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

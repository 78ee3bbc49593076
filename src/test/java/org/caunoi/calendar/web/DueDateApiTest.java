package org.caunoi.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

class DueDateApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DueDateApi api = new DueDateApi(new WorkingCalendars(), messages());

  @Test
  void tellsTheDueDateAndHowItWasCounted() {
    DueDateAnswer answer =
        ask(
            """
            {"acceptedAt": "2026-02-13T09:00:00+07:00",
             "term": {"strategy": "working-days", "amount": 2},
             "pauses": [{"from": "2026-02-23T09:00:00+07:00", "to": "2026-02-24T09:00:00+07:00"}]}
            """,
            "en");
    assertThat(answer.dueAt()).hasToString("2026-02-25T10:00:00Z");
    assertThat(answer.provisional()).isFalse();
    assertThat(answer.steps().getFirst().text())
        .isEqualTo("The dossier was accepted at 09:00 13/02/2026.");
    assertThat(answer.steps()).anyMatch(step -> step.text().startsWith("Tết, 16/02/2026 to 20/02"));
  }

  @Test
  void speaksVietnamese() {
    DueDateAnswer answer =
        ask(
            """
            {"acceptedAt": "2026-03-11T08:10:00Z", "term": {"strategy": "SAME_DAY_CUTOFF", "cutoff": "15:00"}}
            """,
            "vi");
    assertThat(answer.dueAt()).hasToString("2026-03-12T10:00:00Z");
    assertThat(answer.steps().get(1).text())
        .isEqualTo("Nhận sau 15:00 nên trả kết quả trong ngày làm việc tiếp theo.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                  | /acceptedAt      | required
          {"acceptedAt": "yesterday"}                                                         | /acceptedAt      | not-a-moment
          {"acceptedAt": "2026-02-13T09:00:00"}                                               | /acceptedAt      | not-a-moment
          {"acceptedAt": "2026-02-13T09:00:00Z"}                                              | /term            | required
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {}}                                  | /term/strategy   | required
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "x"}}                   | /term/strategy   | term-strategy-unknown
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months"}}              | /term/amount     | term-amount-missing
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 0}} | /term/amount     | term-not-positive
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 9999999999}} | /term/amount | term-too-long
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "same-day-cutoff"}}     | /term/cutoff     | term-cutoff-missing
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "same-day-cutoff", "cutoff": "3 pm"}} | /term/cutoff | not-a-time
          {"acceptedAt": "1926-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 1}} | /acceptedAt      | date-outside-calendar
          {"acceptedAt": "+999999999-12-31T23:59:59Z", "term": {"strategy": "months", "amount": 1}} | /acceptedAt | date-outside-calendar
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 1}, "pauses": [null]} | /pauses/0 | required
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 1}, "pauses": [{"from": "2026-02-13T09:00:00Z"}]} | /pauses/0/to | required
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 1}, "pauses": [{"from": "2126-02-13T09:00:00Z"}]} | /pauses/0/from | date-outside-calendar
          {"acceptedAt": "2026-02-13T09:00:00Z", "term": {"strategy": "months", "amount": 1}, "pauses": [{"from": "2026-02-14T09:00:00Z", "to": "2026-02-13T09:00:00Z"}]} | /pauses/0/to | pause-ends-before-start
          """)
  void namesTheFieldThatIsWrong(String body, String pointer, String code) {
    assertThatThrownBy(() -> ask(body, "vi"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.errors())
                  .singleElement()
                  .matches(e -> e.pointer().equals(pointer));
            });
  }

  @Test
  void refusesAFloodOfPauses() {
    String pause = "{\"from\": \"2026-02-13T09:00:00Z\", \"to\": \"2026-02-13T09:00:00Z\"},";
    String body =
        "{\"acceptedAt\": \"2026-02-13T09:00:00Z\","
            + " \"term\": {\"strategy\": \"months\", \"amount\": 1}, \"pauses\": ["
            + pause.repeat(100)
            + "null]}";
    assertThatThrownBy(() -> ask(body, "vi"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("too-many-pauses"));
  }

  private DueDateAnswer ask(String body, String language) {
    return api.dueDate(JSON.readValue(body, DueDateRequest.class), Locale.of(language));
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/calendar");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    return messages;
  }
}

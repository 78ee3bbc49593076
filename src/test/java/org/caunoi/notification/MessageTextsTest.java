package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.caunoi.notification.NotificationSettings.Sms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class MessageTextsTest {

  private static final String LONG_CODE = "G22.99.99-261123-" + "7".repeat(43);
  private static final String LONG_DETAIL = "• Giấy khai sinh bản chính của cháu\n".repeat(50);
  private static final String LINK =
      "https://dich-vu-cong-thu-nghiem.example.vn/results/" + "x".repeat(43);

  static Stream<Arguments> everyKindInBothLanguages() {
    return Stream.of(MessageKind.values())
        .flatMap(kind -> Stream.of(Arguments.of(kind, "vi"), Arguments.of(kind, "en")));
  }

  @ParameterizedTest
  @MethodSource("everyKindInBothLanguages")
  void smsFitTheirSegmentsAndKeepCodeAndLink(MessageKind kind, String language) {
    String secret = kind == MessageKind.RESULT_LINK ? LINK : kind.isCode() ? "048151" : "";
    String sms =
        texts(language)
            .sms(kind, new MessageFacts(LONG_DETAIL, LONG_CODE, secret, "1.250.000 đồng"));
    assertThat(SmsText.isPlain(sms)).isTrue();
    assertThat(sms)
        .hasSizeLessThanOrEqualTo(kind.isCode() ? SmsText.ONE_SEGMENT : SmsText.TWO_SEGMENTS)
        .startsWith("Cau Noi: ")
        .contains(secret)
        .doesNotContain("{", "notification.");
    if (kind != MessageKind.BRING_THESE && kind != MessageKind.CONFIRMATION_CODE) {
      assertThat(sms).contains(LONG_CODE);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKindInBothLanguages")
  void onlyTheResultLinkIsALink(MessageKind kind, String language) {
    String sms = texts(language).sms(kind, new MessageFacts("lý do", "H26-1", "", "0"));
    assertThat(sms).doesNotContain("http", "www");
  }

  @ParameterizedTest
  @MethodSource("everyKindInBothLanguages")
  void emailsTellEverythingAndSubjectsNothingPersonal(MessageKind kind, String language) {
    if (kind == MessageKind.CONFIRMATION_CODE
        || kind == MessageKind.CODE_RETURN_AT_COUNTER
        || kind == MessageKind.CODE_AT_THE_DOOR) {
      return;
    }
    MessageTexts texts = texts(language);
    String email = texts.email(kind, new MessageFacts(LONG_DETAIL, LONG_CODE, LINK, ""));
    assertThat(email).doesNotContain("{", "notification.");
    assertThat(email).containsAnyOf(LONG_CODE, LONG_DETAIL);
    assertThat(texts.subject(kind)).isNotBlank().doesNotContain("{", "notification.");
  }

  private static MessageTexts texts(String language) {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasename("i18n/notification");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return new MessageTexts(
        source,
        new NotificationSettings(
            true, Sms.SANDBOX, null, Locale.of(language), 3, Duration.ZERO, Duration.ZERO),
        "1022");
  }
}

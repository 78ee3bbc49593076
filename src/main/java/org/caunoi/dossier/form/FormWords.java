package org.caunoi.dossier.form;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How values are written on papers: always in Vietnamese, the language of the forms. */
@Component
final class FormWords {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Texts texts;

  FormWords(MessageSource messages) {
    this.texts = new Texts(messages, Locale.of("vi"));
  }

  String of(String key, Object... args) {
    return texts.get("form." + key, args);
  }

  /** Name of a state by its national code. */
  String state(int code) {
    return texts.get("state." + code);
  }

  /** As the forms want it: {@code 09 giờ 41 phút, ngày 25/11/2026}. */
  @Nullable String moment(@Nullable Instant at) {
    if (at == null) {
      return null;
    }
    String[] time = VietnamTime.time(at).split(":", 2);
    return of("moment", time[0], time[1], VietnamTime.date(at));
  }

  /** Place and day of issue: {@code Hà Nội, ngày 25 tháng 11 năm 2026}. */
  String issued(String place, Instant at) {
    String[] day = VietnamTime.date(at).split("/", 3);
    return of("issued", place, day[0], day[1], day[2]);
  }

  String term(TermChoice term) {
    return of(
        "term." + term.strategy().toLowerCase(Locale.ROOT).replace('_', '-'),
        term.amount(),
        term.cutoff() == null ? "" : HOUR.format(term.cutoff()));
  }
}

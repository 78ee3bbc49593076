package org.caunoi.assistance.web;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.SessionState;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.FeeLine;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/** How numbers, terms and states of a session are said. */
final class Wording {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

  private Wording() {}

  /** Such as {@code 24.000 đồng}. */
  static String money(Texts t, long amount) {
    return t.get(
        "counter.money", NumberFormat.getIntegerInstance(Locale.of("vi", "VN")).format(amount));
  }

  static String fee(Texts t, @Nullable Checklist checklist) {
    if (checklist == null || checklist.fees().isEmpty()) {
      return t.get("counter.fee.unknown");
    }
    FeeLine fee = checklist.fees().getFirst();
    return fee.total() == null
        ? t.get("counter.fee.unit." + fee.unit().key(), money(t, fee.amount()))
        : money(t, fee.total());
  }

  static String feeRule(Texts t, @Nullable Checklist checklist) {
    return checklist == null
        ? ""
        : checklist.fees().stream()
            .map(fee -> fee.rule().in(t.locale()))
            .collect(Collectors.joining(" "));
  }

  static String term(Texts t, @Nullable Checklist checklist) {
    if (checklist == null) {
      return "";
    }
    var term = checklist.term();
    return term(
        t,
        term.strategy().name(),
        term.amount(),
        term.cutoff() == null ? "" : HOUR.format(term.cutoff()));
  }

  /** Such as {@code 5 ngày làm việc}, counted from the moment intake accepts. */
  static String term(Texts t, String strategy, int amount, String cutoff) {
    String key = "counter.term." + strategy.toLowerCase(Locale.ROOT).replace('_', '-');
    return t.get(key, amount, cutoff);
  }

  static String state(Texts t, Session session) {
    return session.isClosed() && session.work().outcome() != null
        ? t.get("counter.outcome." + session.work().outcome())
        : t.get("counter.state." + session.state());
  }

  static Tone tone(Session session) {
    return switch (session.state()) {
      case OPEN, SHOWN, AGREED, CONFIRMED, HANDED_OFF -> Tone.WAITING;
      case FILED -> Tone.SUCCESS;
      case CLOSED ->
          session.work().outcome() == null
              ? Tone.NEUTRAL
              : switch (session.work().outcome()) {
                case FILED, HANDED_OFF -> Tone.SUCCESS;
                case NOT_READY -> Tone.WARNING;
                case STOPPED_BY_CITIZEN, ABANDONED, ADVICE -> Tone.NEUTRAL;
              };
    };
  }

  static boolean isWorking(Session session) {
    return session.state() != SessionState.FILED && session.state() != SessionState.CLOSED;
  }
}

package org.caunoi.post.carrier;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.caunoi.shared.VietnamTime;

/** Times as both carriers write them: {@code dd/MM/yyyy HH:mm:ss}, local, without a zone. */
final class CarrierTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private CarrierTime() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text.strip(), FORM).atZone(VietnamTime.ZONE).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static String of(Instant at) {
    return FORM.format(at.atZone(VietnamTime.ZONE));
  }
}

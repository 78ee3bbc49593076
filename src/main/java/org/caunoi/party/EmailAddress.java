package org.caunoi.party;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/** An e-mail address in plain letters, checked for shape only; the host is kept in lower case. */
public record EmailAddress(String text) {

  private static final int LONGEST = 254;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[A-Za-z0-9_%+\\-]{1,64}(?:\\.[A-Za-z0-9_%+\\-]{1,64}){0,8}"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,63}");

  public EmailAddress {
    text = text.strip();
    if (text.length() > LONGEST) {
      throw Refused.invalid("email-too-long", LONGEST);
    }
    if (!SHAPE.matcher(text).matches() || text.indexOf('@') > 64) {
      throw Refused.invalid("email-malformed");
    }
    int at = text.indexOf('@');
    text = text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
  }

  /** Refused with {@code email-malformed} or {@code email-too-long}. */
  public static EmailAddress parse(String text) {
    return new EmailAddress(text);
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<EmailAddress> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** Such as {@code n•••@example.vn}. */
  public String masked() {
    return text.charAt(0) + "•••" + text.substring(text.indexOf('@'));
  }

  @Override
  public String toString() {
    return masked();
  }
}

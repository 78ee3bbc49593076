package org.caunoi.notification;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation reaches citizens. E-mail is real as soon as {@code spring.mail.host} is
 * set, else it goes to the sandbox.
 *
 * @param sandbox whether the page {@code /sandbox} exists; refused in the profile {@code
 *     production}
 * @param sms where SMS go, see {@link Sms}
 * @param emailFrom sender address of e-mails, needed with {@code spring.mail.host}
 * @param language language of the messages
 * @param tries after how many failed tries a message that is older than a day is given up
 * @param firstDelay pause after the first failure; it doubles with each further one
 * @param longestDelay where doubling ends
 */
@ConfigurationProperties("caunoi.notification")
record NotificationSettings(
    @DefaultValue("true") boolean sandbox,
    @DefaultValue("sandbox") Sms sms,
    @Nullable String emailFrom,
    @DefaultValue("vi") Locale language,
    @DefaultValue("12") int tries,
    @DefaultValue("2s") Duration firstDelay,
    @DefaultValue("15m") Duration longestDelay) {

  /** Where SMS go. A real gateway becomes a further constant with its own {@link Channel}. */
  enum Sms {
    /** Shown on the page {@code /sandbox}; refused in the profile {@code production}. */
    SANDBOX,
    /** No SMS at all: codes to phones are refused and citizens confirm by signature only. */
    OFF
  }
}

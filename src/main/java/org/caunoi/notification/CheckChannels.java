package org.caunoi.notification;

import java.util.Optional;
import java.util.stream.Stream;
import org.caunoi.notification.NotificationSettings.Sms;
import org.caunoi.notification.StartRefused.Reason;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses a start whose messages would not reach citizens, or whose pages they could not reach
 * safely, before the database starts.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class CheckChannels implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    problem(context.getEnvironment())
        .ifPresent(
            reason -> {
              throw new StartRefused(reason);
            });
  }

  static Optional<Reason> problem(Environment environment) {
    NotificationSettings settings =
        Binder.get(environment).bindOrCreate("caunoi.notification", NotificationSettings.class);
    boolean production = environment.acceptsProfiles(Profiles.of("production"));
    boolean mailServer = environment.containsProperty("spring.mail.host");
    if (production && settings.sms() == Sms.SANDBOX) {
      return Optional.of(Reason.NO_SMS_CHANNEL);
    }
    if (production && !mailServer) {
      return Optional.of(Reason.NO_EMAIL_CHANNEL);
    }
    if (settings.sms() == Sms.OFF && environment.getProperty("caunoi.demo", Boolean.class, false)) {
      return Optional.of(Reason.DEMO_NEEDS_SMS);
    }
    if (mailServer && settings.emailFrom() == null) {
      return Optional.of(Reason.NO_EMAIL_SENDER);
    }
    if (production && settings.sandbox()) {
      return Optional.of(Reason.SANDBOX_PAGE);
    }
    if (production && !environment.getProperty("caunoi.base-url", "").startsWith("https://")) {
      return Optional.of(Reason.NO_PUBLIC_ADDRESS);
    }
    return production && !endsTls(environment) && !believesProxy(environment)
        ? Optional.of(Reason.NO_TLS)
        : Optional.empty();
  }

  private static boolean endsTls(Environment environment) {
    return environment.getProperty("server.ssl.enabled", Boolean.class, true)
        && Stream.of("certificate", "bundle", "key-store")
            .anyMatch(one -> environment.containsProperty("server.ssl." + one));
  }

  /** Not {@code framework}, which would believe anybody about who they are. */
  private static boolean believesProxy(Environment environment) {
    return environment
        .getProperty("server.forward-headers-strategy", "")
        .equalsIgnoreCase("native");
  }
}

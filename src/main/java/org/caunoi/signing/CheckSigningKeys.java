package org.caunoi.signing;

import java.util.Optional;
import org.caunoi.signing.SigningRefused.Reason;
import org.caunoi.signing.SigningSettings.Keys;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses a start in production without real keys, before the database starts. */
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
final class CheckSigningKeys
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    problem(context.getEnvironment())
        .ifPresent(
            reason -> {
              throw new SigningRefused(reason, null);
            });
  }

  static Optional<Reason> problem(Environment environment) {
    SigningSettings settings =
        Binder.get(environment).bindOrCreate("caunoi.signing", SigningSettings.class);
    if (settings.keys() == Keys.DEMO) {
      return environment.acceptsProfiles(Profiles.of("production"))
          ? Optional.of(Reason.DEMO_KEYS)
          : Optional.empty();
    }
    return settings.store() == null ? Optional.of(Reason.NO_STORE) : Optional.empty();
  }
}

package org.caunoi.signing;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where keys come from. A key store opens at the start, so that a wrong PIN shows then. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningSettings.class)
class SigningConfiguration {

  @Bean
  SigningKeys signingKeys(
      SigningSettings settings,
      Certificates certificates,
      Clock clock,
      @Value("${caunoi.data-dir:data}") Path dataDir) {
    return switch (settings.keys()) {
      case DEMO -> new DemoKeys(new DemoAuthority(dataDir, clock), certificates);
      case PKCS12, PKCS11 -> KeyStoreKeys.open(settings);
    };
  }
}

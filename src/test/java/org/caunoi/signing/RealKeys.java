package org.caunoi.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.caunoi.signing.SigningSettings.Keys;
import org.springframework.stereotype.Component;

/** Signs as a house does that brings a key store of its own, for tests of other rooms. */
@Component
public class RealKeys {

  private final Certificates certificates;
  private final Clock clock;

  RealKeys(Certificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** With a key for each of these and for nobody else. */
  public SignFile of(Path folder, Holder... holders) throws IOException, GeneralSecurityException {
    KeyStoreKeys keys = new TestKeys(folder, clock).goodStore(clock.instant(), holders);
    return new SignFile(
        new UsableKeys(keys, certificates, clock),
        new CheckSignatures(
            new Trust(keys, certificates),
            new AskCertifier(new Proofs(SigningSettings.of(Keys.DEMO, null, "")), clock)),
        new Proofs(SigningSettings.of(Keys.DEMO, null, "")),
        clock);
  }
}

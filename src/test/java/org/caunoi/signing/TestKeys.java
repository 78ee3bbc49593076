package org.caunoi.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caunoi.signing.SigningSettings.Keys;

/** Key stores as an authority would bring them, filled by a certifier of the test's own. */
final class TestKeys {

  static final String PASSWORD = "thu-nghiem";

  private final DemoAuthority certifier;
  private final Path folder;

  TestKeys(Path folder, Clock clock) {
    this.certifier = new DemoAuthority(folder.resolve("certifier"), clock);
    this.folder = folder;
  }

  /** A PKCS#12 file with one key for each holder, good in that span. */
  KeyStoreKeys store(Instant from, Instant until, Holder... holders)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Holder holder : holders) {
      SigningKey key = certifier.issue(holder, from, until);
      store.setKeyEntry(
          holder.alias(),
          key.key(),
          PASSWORD.toCharArray(),
          key.chain().toArray(X509Certificate[]::new));
    }
    Path file = Files.createTempFile(folder, "keys", ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return KeyStoreKeys.open(SigningSettings.of(Keys.PKCS12, file, PASSWORD));
  }

  KeyStoreKeys goodStore(Instant now, Holder... holders)
      throws IOException, GeneralSecurityException {
    return store(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)), holders);
  }
}

package org.caunoi.signing;

import eu.europa.esig.dss.model.x509.CertificateToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SigningRefused.Reason;
import org.caunoi.signing.SigningSettings.Keys;

/** Keys of a PKCS#12 file or a PKCS#11 device, found by the alias of their holder. */
final class KeyStoreKeys implements SigningKeys {

  private final KeyStore store;
  private final char[] password;
  private final List<X509Certificate> trusted;
  private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();

  private KeyStoreKeys(KeyStore store, char[] password, List<X509Certificate> trusted) {
    this.store = store;
    this.password = password;
    this.trusted = trusted;
  }

  static KeyStoreKeys open(SigningSettings settings) {
    Path file = settings.store();
    if (file == null) {
      throw new SigningRefused(Reason.NO_STORE, null);
    }
    char[] password = settings.password().toCharArray();
    try {
      KeyStore store =
          settings.keys() == Keys.PKCS11 ? device(file, password) : file(file, password);
      List<X509Certificate> trusted = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        Certificate last = chain == null ? store.getCertificate(alias) : chain[chain.length - 1];
        trusted.add((X509Certificate) last);
      }
      Path more = settings.trusted();
      if (more != null) {
        trusted.addAll(Pem.read(more));
      }
      return new KeyStoreKeys(store, password, List.copyOf(trusted));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SigningRefused(Reason.STORE_UNREADABLE, e);
    }
  }

  /** Opening a key of a file is made slow on purpose, so each is opened once. */
  @Override
  public SigningKey of(Holder holder) {
    SigningKey known = opened.get(holder.alias());
    if (known != null) {
      return known;
    }
    SigningKey key = open(holder);
    if (key.device() == null) {
      opened.put(holder.alias(), key);
    }
    return key;
  }

  private SigningKey open(Holder holder) {
    try {
      Certificate[] chain = store.getCertificateChain(holder.alias());
      if (chain != null && store.getKey(holder.alias(), password) instanceof PrivateKey key) {
        return new SigningKey(
            key,
            Arrays.stream(chain)
                .map(X509Certificate.class::cast)
                .map(CertificateToken::new)
                .toList(),
            false,
            key.getEncoded() == null ? store.getProvider() : null);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key store does not give the key " + holder.id(), e);
    }
    throw Refused.conflict(holder.isSeal() ? "no-seal-key" : "no-signing-key");
  }

  @Override
  public List<X509Certificate> trusted() {
    return trusted;
  }

  private static KeyStore file(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  private static KeyStore device(Path configuration, char[] pin)
      throws IOException, GeneralSecurityException {
    Provider blank = Security.getProvider("SunPKCS11");
    if (blank == null || !Files.isReadable(configuration)) {
      throw new IOException("No PKCS#11 configuration at " + configuration);
    }
    KeyStore store = KeyStore.getInstance("PKCS11", blank.configure(configuration.toString()));
    store.load(null, pin);
    return store;
  }
}

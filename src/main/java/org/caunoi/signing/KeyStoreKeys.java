package org.caunoi.signing;

import eu.europa.esig.dss.model.x509.CertificateToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.login.LoginException;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SigningRefused.Reason;
import org.caunoi.signing.SigningSettings.Keys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys of a PKCS#12 file or a PKCS#11 device, found by the alias of their holder. */
final class KeyStoreKeys implements SigningKeys {

  private static final Logger LOG = LoggerFactory.getLogger(KeyStoreKeys.class);

  private final char[] password;
  private final List<X509Certificate> trusted;
  private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
  private volatile KeyStore store;

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
    AuthProvider device = store.getProvider() instanceof AuthProvider one ? one : null;
    try {
      SigningKey key = read(holder);
      if (key != null) {
        return key;
      }
    } catch (GeneralSecurityException | ProviderException e) {
      if (device == null) {
        throw new IllegalStateException("The key store does not give the key " + holder.id(), e);
      }
      return readAgain(holder, device);
    }
    if (device != null && isNamed(holder)) {
      return readAgain(holder, device);
    }
    throw none(holder);
  }

  private static Refused none(Holder holder) {
    return Refused.conflict(holder.isSeal() ? "no-seal-key" : "no-signing-key");
  }

  /** A device that was pulled and is back wants its PIN once more. */
  private synchronized SigningKey readAgain(Holder holder, AuthProvider device) {
    try {
      device.logout();
    } catch (LoginException | ProviderException e) {
      LOG.info("The device knows of no sign-in: {}", e.getClass().getSimpleName());
    }
    try {
      KeyStore again = KeyStore.getInstance(store.getType(), device);
      again.load(null, password);
      SigningKey key = read(again, holder);
      if (key == null) {
        throw SignFile.deviceAway(new IOException());
      }
      store = again;
      return key;
    } catch (IOException | GeneralSecurityException | ProviderException e) {
      throw SignFile.deviceAway(e);
    }
  }

  /** Whether the device had the key when it was opened. */
  private boolean isNamed(Holder holder) {
    try {
      return store.containsAlias(holder.alias());
    } catch (GeneralSecurityException e) {
      return true;
    }
  }

  private @Nullable SigningKey read(Holder holder) throws GeneralSecurityException {
    return read(store, holder);
  }

  private @Nullable SigningKey read(KeyStore from, Holder holder) throws GeneralSecurityException {
    Certificate[] chain = from.getCertificateChain(holder.alias());
    if (chain != null && from.getKey(holder.alias(), password) instanceof PrivateKey key) {
      return new SigningKey(
          key,
          Arrays.stream(chain).map(X509Certificate.class::cast).map(CertificateToken::new).toList(),
          false,
          key.getEncoded() == null ? from.getProvider() : null);
    }
    return null;
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

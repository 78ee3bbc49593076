package org.caunoi.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the house, one file each under {@code <data>/keys}, readable by the owner only, made
 * at the first start. A keyset may hold several keys: the primary one seals, every one opens, so
 * that a key is rotated by adding a new primary.
 */
final class PersonalDataKeys {

  private static final Logger LOG = LoggerFactory.getLogger(PersonalDataKeys.class);

  private final Path folder;
  private final BiConsumer<String, Path> beforeMaking;

  PersonalDataKeys(Path folder) {
    this(folder, (key, file) -> {});
  }

  /**
   * @param beforeMaking is asked by name and file before a key is made, and refuses
   */
  PersonalDataKeys(Path folder, BiConsumer<String, Path> beforeMaking) {
    this.folder = folder;
    this.beforeMaking = beforeMaking;
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The encryption library does not start.", e);
    }
  }

  Aead fields() {
    return primitive("fields", PredefinedAeadParameters.AES256_GCM, Aead.class);
  }

  /** Seals with the primary one of {@link #fields}. */
  FieldSeal fieldSeal() {
    return with("fields", PredefinedAeadParameters.AES256_GCM, FieldSeal::of);
  }

  StreamingAead files() {
    return primitive(
        "files", PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB, StreamingAead.class);
  }

  PrfSet lookups() {
    return primitive("lookups", PredefinedPrfParameters.HMAC_SHA256_PRF, PrfSet.class);
  }

  Path file(String name) {
    return folder.resolve(name + ".json");
  }

  /**
   * Adds a new key to each keyset that seals and makes it the one that seals; false without any.
   * The file of before stays beside it until {@link #proved}.
   */
  boolean rotate() {
    return rotate("fields", PredefinedAeadParameters.AES256_GCM)
        && rotate("files", PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
  }

  /** A start has shown that the renewed keys fit; those of before are in them. */
  void proved() {
    try {
      for (String name : List.of("fields", "files")) {
        Files.deleteIfExists(before(file(name)));
      }
    } catch (IOException e) {
      LOG.warn("A key file of before the renewal stays: {}", e.getClass().getSimpleName());
    }
  }

  private static Path before(Path file) {
    return file.resolveSibling(file.getFileName() + ".before");
  }

  private boolean rotate(String name, Parameters parameters) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      String text = Files.readString(file);
      KeysetHandle old = TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
      if (!Files.exists(before(file))) {
        KeyFile.write(before(file), text);
      }
      write(
          file,
          KeysetHandle.newBuilder(old)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(parameters).withRandomId().makePrimary())
              .build());
      return true;
    } catch (IOException e) {
      throw KeysRefused.unreadable(file, e);
    } catch (GeneralSecurityException e) {
      throw KeysRefused.damaged(file, e);
    }
  }

  private <P> P primitive(String name, Parameters parameters, Class<P> type) {
    return with(name, parameters, keys -> keys.getPrimitive(RegistryConfiguration.get(), type));
  }

  private <T> T with(String name, Parameters parameters, Use<T> use) {
    Path file = file(name);
    try {
      if (!Files.exists(file)) {
        beforeMaking.accept(name, file);
        write(file, KeysetHandle.generateNew(parameters));
      }
      return use.of(
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get()));
    } catch (IOException e) {
      throw KeysRefused.unreadable(file, e);
    } catch (GeneralSecurityException e) {
      throw KeysRefused.damaged(file, e);
    }
  }

  private interface Use<T> {
    T of(KeysetHandle keys) throws GeneralSecurityException;
  }

  private static void write(Path file, KeysetHandle keys)
      throws IOException, GeneralSecurityException {
    KeyFile.write(
        file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
  }
}

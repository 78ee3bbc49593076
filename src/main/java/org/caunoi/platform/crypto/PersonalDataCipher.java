package org.caunoi.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.prf.PrfSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals personal data at rest (AES-256-GCM) and makes keyed hashes to find it again. Each sealed
 * value is bound to its place: it opens only with the same {@code place} text it was sealed with,
 * so a row copied onto another dossier does not open.
 */
@Component
public class PersonalDataCipher {

  private static final int LOOKUP_BYTES = 16;
  private static final String PROOF = "proof";

  private final Aead fields;
  private final FieldSeal seal;
  private final StreamingAead files;
  private final PrfSet lookups;

  /** The keys of the house, which the database has to know. */
  @Autowired
  PersonalDataCipher(@Value("${caunoi.data-dir:data}") Path dataDir, KeyProofs proofs) {
    this(new PersonalDataKeys(dataDir.resolve("keys"), proofs::mayBeMade));
    prove(new PersonalDataKeys(dataDir.resolve("keys")), proofs);
  }

  PersonalDataCipher(Path dataDir) {
    this(new PersonalDataKeys(dataDir.resolve("keys")));
  }

  private PersonalDataCipher(PersonalDataKeys keys) {
    fields = keys.fields();
    seal = keys.fieldSeal();
    files = keys.files();
    lookups = keys.lookups();
  }

  private void prove(PersonalDataKeys keys, KeyProofs proofs) {
    proofs.prove("fields", keys.file("fields"), seal(PROOF, PROOF), this::opens);
    proofs.prove("files", keys.file("files"), sealedFile(), this::opensFile);
    byte[] hash = lookup(PROOF, PROOF);
    proofs.prove("lookups", keys.file("lookups"), hash, old -> Arrays.equals(old, hash));
    keys.proved();
  }

  private boolean opens(byte[] sealed) {
    try {
      return open(sealed, PROOF).equals(PROOF);
    } catch (IllegalStateException otherKey) {
      return false;
    }
  }

  private byte[] sealedFile() {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = sealing(sealed, PROOF)) {
      out.write(bytes(PROOF));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sealed.toByteArray();
  }

  private boolean opensFile(byte[] sealed) {
    try (InputStream in = opening(new ByteArrayInputStream(sealed), PROOF)) {
      return Arrays.equals(in.readAllBytes(), bytes(PROOF));
    } catch (IOException otherKey) {
      return false;
    }
  }

  /** Seals a text for one place, such as {@code dossier/party/<id>}. */
  public byte[] seal(String text, String place) {
    return seal(bytes(text), place);
  }

  byte[] seal(byte[] plain, String place) {
    try {
      return seal.seal(plain, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing failed.", e);
    }
  }

  /** Opens what {@link #seal} made for the same place. */
  public String open(byte[] sealed, String place) {
    return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
  }

  byte[] openBytes(byte[] sealed, String place) {
    try {
      return fields.decrypt(sealed, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed value does not open at " + place + ".", e);
    }
  }

  /** A keyed hash for exact look-up; the same value of another kind hashes differently. */
  public byte[] lookup(String kind, String value) {
    try {
      return lookups.computePrimary(bytes(kind + "\u0000" + value), LOOKUP_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Hashing failed.", e);
    }
  }

  /** Wraps a stream so that what is written is stored sealed, without being held in memory. */
  public OutputStream sealing(OutputStream target, String place) throws IOException {
    try {
      return files.newEncryptingStream(target, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IOException("Sealing a file failed.", e);
    }
  }

  /** Opens a stream made by {@link #sealing}; a changed byte makes reading fail. */
  public InputStream opening(InputStream source, String place) throws IOException {
    try {
      return files.newDecryptingStream(source, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IOException("Opening a sealed file failed.", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

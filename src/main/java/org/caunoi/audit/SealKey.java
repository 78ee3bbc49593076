package org.caunoi.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.caunoi.platform.crypto.KeyFile;
import org.caunoi.platform.crypto.KeyProofs;
import org.caunoi.platform.crypto.KeysRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs checkpoints: a file of its own under {@code <data>/keys}, readable by
 * the owner only, made at the first start. The database knows it: another one, or none, refuses the
 * start, and its fingerprint is what an auditor has written down.
 */
@Component
class SealKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String NAME = "history";

  private final PrivateKey key;
  private final byte[] publicKey;

  SealKey(@Value("${caunoi.data-dir:data}") Path dataDir, KeyProofs proofs) {
    Path file = dataDir.resolve("keys").resolve(NAME + ".key");
    try {
      if (!Files.exists(file)) {
        proofs.mayBeMade(NAME, file);
        create(file);
      }
      List<String> lines = Files.readAllLines(file);
      Base64.Decoder base64 = Base64.getDecoder();
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      this.key = keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0))));
      this.publicKey = base64.decode(lines.get(1));
    } catch (IOException e) {
      throw KeysRefused.unreadable(file, e);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw KeysRefused.damaged(file, e);
    }
    proofs.prove(NAME, file, publicKey, known -> Arrays.equals(known, publicKey) && fitsItself());
  }

  /** X.509 encoded. */
  byte[] publicKey() {
    return publicKey.clone();
  }

  byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean fitsItself() {
    return verifies(publicKey, publicKey, sign(publicKey));
  }

  static boolean verifies(byte[] publicKey, byte[] content, byte[] signed) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    KeyFile.write(
        file,
        base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPublic().getEncoded())
            + "\n");
  }
}

package org.caunoi.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.caunoi.shared.Merkle;

/**
 * The signed seal over one batch of rows.
 *
 * @param number from 1, without gaps
 * @param at when it was made, to the microsecond
 * @param size number of rows
 * @param root root of the batch's hash tree
 * @param former hash of the checkpoint before it; 32 zeros for the first
 * @param publicKey X.509 encoded Ed25519 key
 * @param signature over {@link #text()}
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of a database row; never compared as a record.
public record Checkpoint(
    long number,
    Instant at,
    int size,
    byte[] root,
    byte[] former,
    byte[] publicKey,
    byte[] signature) {

  private static final HexFormat HEX = HexFormat.of();

  /** What is signed and what the next checkpoint's {@code former} is the hash of. */
  static byte[] text(long number, Instant at, int size, byte[] root, byte[] former) {
    return "cau-noi checkpoint %d %s %d %s %s"
        .formatted(number, at, size, HEX.formatHex(root), HEX.formatHex(former))
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] text() {
    return text(number, at, size, root, former);
  }

  byte[] hash() {
    return Merkle.sha256(text());
  }

  /** The signature fits the key it names; whether that is the right key is for people to say. */
  public boolean isSigned() {
    return SealKey.verifies(publicKey, text(), signature);
  }

  /** The root as hexadecimal digits. */
  public String rootHex() {
    return HEX.formatHex(root);
  }

  /** First 16 hexadecimal digits of the SHA-256 of the public key; an auditor writes it down. */
  public String keyFingerprint() {
    return HEX.formatHex(Arrays.copyOf(Merkle.sha256(publicKey), 8));
  }

  /** One line of an export. */
  String line() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "checkpoint %d %s %d %s %s %s %s"
        .formatted(
            number,
            at,
            size,
            HEX.formatHex(root),
            HEX.formatHex(former),
            base64.encodeToString(publicKey),
            base64.encodeToString(signature));
  }

  static Checkpoint map(ResultSet rs, int n) throws SQLException {
    return new Checkpoint(
        rs.getLong("number"),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getInt("size"),
        rs.getBytes("root"),
        rs.getBytes("former"),
        rs.getBytes("public_key"),
        rs.getBytes("signature"));
  }
}

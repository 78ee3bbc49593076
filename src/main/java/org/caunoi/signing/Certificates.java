package org.caunoi.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rows of certificates that have signed; keys for trying out lie beside theirs, sealed. */
@Component
class Certificates {

  private static final String COLUMNS =
      """
      SELECT fingerprint, holder, holder_name, sealed_key IS NOT NULL AS demo, encoded, revoked_at, revoked_by_name,
             reason, noted_at
      FROM signing.certificate
      """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final Clock clock;

  Certificates(JdbcClient jdbc, PersonalDataCipher cipher, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  static String fingerprint(X509Certificate certificate) {
    try {
      return DigestUtils.sha256Hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Notes a certificate at its first use. */
  @Transactional
  void note(Holder holder, SigningKey key) {
    String fingerprint = fingerprint(key.certificate());
    if (add(holder, key, fingerprint)) {
      audit.write(
          "-",
          Actor.HOUSE,
          "certificate-noted",
          subject(fingerprint),
          null,
          Map.of("holder", holder.id()));
    }
  }

  static String subject(String fingerprint) {
    return "certificate/" + fingerprint.substring(0, 16);
  }

  private boolean add(Holder holder, SigningKey key, String fingerprint) {
    try {
      return jdbc.sql(
                  """
                  INSERT INTO signing.certificate (fingerprint, holder, holder_name, encoded, sealed_key, noted_at)
                  VALUES (:fingerprint, :holder, :name, :encoded, CAST(:key AS bytea), :at)
                  ON CONFLICT DO NOTHING
                  """)
              .param("fingerprint", fingerprint)
              .param("holder", holder.id())
              .param("name", holder.name())
              .param("encoded", key.certificate().getEncoded())
              .param("key", key.demo() ? sealed(key.key(), fingerprint) : null)
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .update()
          == 1;
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<SealedKey> newestDemo(Holder holder) {
    return jdbc.sql(
            """
            SELECT fingerprint, encoded, sealed_key FROM signing.certificate
            WHERE holder = :holder AND sealed_key IS NOT NULL ORDER BY noted_at DESC, fingerprint LIMIT 1
            """)
        .param("holder", holder.id())
        .query(
            (rs, n) ->
                new SealedKey(
                    rs.getString("fingerprint"), rs.getBytes("encoded"), rs.getBytes("sealed_key")))
        .optional();
  }

  Optional<KnownCertificate> find(String fingerprint) {
    return jdbc.sql(COLUMNS + "WHERE fingerprint = :fingerprint")
        .param("fingerprint", fingerprint)
        .query(Certificates::map)
        .optional();
  }

  /** The newest first. */
  List<KnownCertificate> list(@Nullable Cursor after, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE CAST(:afterAt AS timestamptz) IS NULL OR noted_at < :afterAt
                  OR (noted_at = :afterAt AND fingerprint > :afterId)
                ORDER BY noted_at DESC, fingerprint LIMIT :most
                """)
        .param("afterAt", after == null ? null : after.sort())
        .param("afterId", after == null ? null : after.id())
        .param("most", most)
        .query(Certificates::map)
        .list();
  }

  /** False where somebody had revoked it before. */
  boolean revoke(String fingerprint, Instant at, String byName, String reason) {
    return jdbc.sql(
                """
                UPDATE signing.certificate SET revoked_at = :at, revoked_by_name = :by, reason = :reason
                WHERE fingerprint = :fingerprint AND revoked_at IS NULL
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", byName)
            .param("reason", reason)
            .param("fingerprint", fingerprint)
            .update()
        == 1;
  }

  private byte[] sealed(PrivateKey key, String fingerprint) {
    return cipher.seal(Base64.getEncoder().encodeToString(key.getEncoded()), place(fingerprint));
  }

  PrivateKey opened(SealedKey found) {
    try {
      byte[] encoded =
          Base64.getDecoder().decode(cipher.open(found.key(), place(found.fingerprint())));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A stored key is damaged.", e);
    }
  }

  private static String place(String fingerprint) {
    return "signing/certificate/" + fingerprint;
  }

  private static KnownCertificate map(ResultSet rs, int n) throws SQLException {
    @Nullable OffsetDateTime revoked = rs.getObject("revoked_at", OffsetDateTime.class);
    return new KnownCertificate(
        Objects.requireNonNull(rs.getString("fingerprint")),
        rs.getString("holder"),
        rs.getString("holder_name"),
        rs.getBoolean("demo"),
        Pem.read(rs.getBytes("encoded")),
        revoked == null ? null : revoked.toInstant(),
        rs.getString("revoked_by_name"),
        rs.getString("reason"),
        rs.getObject("noted_at", OffsetDateTime.class).toInstant());
  }

  /** A key for trying out with its certificate, as they are stored. */
  record SealedKey(String fingerprint, byte[] encoded, byte[] key) {}
}

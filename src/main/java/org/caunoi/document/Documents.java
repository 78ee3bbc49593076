package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caunoi.platform.crypto.DataKey;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The stored files: what is known of each, and their content. Who may read is the caller's matter.
 */
@Component
public class Documents {

  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private final JdbcClient jdbc;
  private final DocumentFolder folder;
  private final DocumentKeys keys;

  Documents(JdbcClient jdbc, DocumentFolder folder, DocumentKeys keys) {
    this.jdbc = jdbc;
    this.folder = folder;
    this.keys = keys;
  }

  public Optional<StoredDocument> find(UUID id) {
    return jdbc.sql(
            """
            SELECT authority, id, kind, size, sha256, pages, width, height, removed_metadata,
                   original_sha256
            FROM document.stored_document WHERE id = :id
            """)
        .param("id", id)
        .query(Documents::map)
        .optional();
  }

  /** Refused: {@code document-unknown}. */
  public StoredDocument get(UUID id) {
    return find(id).orElseThrow(Documents::unknown);
  }

  /**
   * The content, opened after all of it was compared with the hash of the day it was stored.
   * Streams from disk; close it. Refused: {@code document-unknown}, {@code document-damaged} where
   * the file was changed or is gone, {@code document-expired} where its time ran out, {@code
   * store-down}, {@code document-waiting} and {@code document-infected} where the virus scanner has
   * not said that it is clean.
   */
  public InputStream open(UUID id) {
    StoredDocument document = get(id);
    scan(id).refuseClosed();
    DataKey key = keys.of(id);
    try {
      MessageDigest hash = Sha256.digest();
      try (InputStream in = new DigestInputStream(folder.open(id, key), hash)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (HexFormat.of().formatHex(hash.digest()).equals(document.sha256())) {
        return folder.open(id, key);
      }
      LOG.error("Document {} is not what was stored", id);
    } catch (IOException e) {
      LOG.error("Document {} does not open: {}", id, e.getClass().getSimpleName());
    }
    throw FileRefused.damagedOnDisk();
  }

  /**
   * Marks a file as part of an act, in the transaction of that act; from then on nobody discards
   * it. Refused: {@code document-unknown}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(UUID id) {
    int found =
        jdbc.sql("UPDATE document.stored_document SET kept = true WHERE id = :id")
            .param("id", id)
            .update();
    if (found == 0) {
      throw unknown();
    }
  }

  /** As above for a file of a subject, which from then on opens by the subject's key alone. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(UUID id, Subject subject) {
    keep(id);
    keys.claim(id, subject);
  }

  void add(StoredDocument document, byte[] wrappedKey, Scan scan, Instant at) {
    jdbc.sql(
            """
            INSERT INTO document.stored_document
                (authority, id, kind, size, sha256, pages, width, height, removed_metadata,
                original_sha256, scan, stored_at, wrapped_key)
            VALUES (:authority, :id, :kind, :size, :sha256, :pages, :width, :height, :removed, :original, :scan, :at,
                :key)
            """)
        .param("authority", document.authority())
        .param("id", document.id())
        .param("kind", document.kind().name())
        .param("size", document.size())
        .param("sha256", HexFormat.of().parseHex(document.sha256()))
        .param("pages", document.pages())
        .param("width", document.width())
        .param("height", document.height())
        .param("removed", document.removedMetadataBytes())
        .param("original", HexFormat.of().parseHex(document.originalSha256()))
        .param("scan", scan.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("key", wrappedKey)
        .update();
  }

  /** Files that wait for the scanner behind the one looked at last, the oldest first. */
  List<Waiting> waiting(Waiting last, int most) {
    return jdbc.sql(
            """
            SELECT id, stored_at FROM document.stored_document
            WHERE scan = 'WAITING' AND removed_at IS NULL AND (stored_at, id) > (:at, :id)
            ORDER BY stored_at, id LIMIT :most
            """)
        .param("at", last.storedAt())
        .param("id", last.id())
        .param("most", most)
        .query(
            (rs, n) ->
                new Waiting(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    Objects.requireNonNull(rs.getObject("stored_at", OffsetDateTime.class))))
        .list();
  }

  void scanned(UUID id, Scan scan) {
    jdbc.sql("UPDATE document.stored_document SET scan = :scan WHERE id = :id")
        .param("scan", scan.name())
        .param("id", id)
        .update();
  }

  private Scan scan(UUID id) {
    return jdbc.sql("SELECT scan FROM document.stored_document WHERE id = :id")
        .param("id", id)
        .query((rs, n) -> Scan.valueOf(rs.getString("scan")))
        .single();
  }

  /**
   * Marks a file as removed because its time ran out, in the transaction of who says so; the file
   * itself goes after the commit. False where it was removed before.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean expire(UUID id, Instant at) {
    if (!keys.forget(id, at)) {
      return false;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            deleteOrLeave(id);
          }
        });
    return true;
  }

  /** What stays behind here is swept away as an orphan. */
  private void deleteOrLeave(UUID id) {
    try {
      folder.delete(id);
    } catch (RuntimeException e) {
      LOG.warn("Document {} is removed, its file not yet: {}", id, e.getClass().getSimpleName());
    }
  }

  /** All files of a subject that are still there. */
  public List<UUID> of(UUID subject) {
    return jdbc.sql(
            "SELECT id FROM document.stored_document WHERE subject_id = :subject AND removed_at IS"
                + " NULL")
        .param("subject", subject)
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .list();
  }

  /** True where there was such a document and nobody had kept it. */
  boolean removeUnkept(UUID id) {
    return jdbc.sql("DELETE FROM document.stored_document WHERE id = :id AND NOT kept")
            .param("id", id)
            .update()
        == 1;
  }

  Set<UUID> known(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql(
                "SELECT id FROM document.stored_document WHERE id = ANY (:ids) AND removed_at IS"
                    + " NULL")
            .param("ids", ids.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  static Refused unknown() {
    return Refused.notFound("document-unknown");
  }

  static StoredDocument map(ResultSet rs, int n) throws SQLException {
    return new StoredDocument(
        rs.getObject("id", UUID.class),
        rs.getString("authority"),
        MediaKind.valueOf(rs.getString("kind")),
        rs.getLong("size"),
        HexFormat.of().formatHex(rs.getBytes("sha256")),
        rs.getInt("pages"),
        number(rs, "width"),
        number(rs, "height"),
        rs.getInt("removed_metadata"),
        HexFormat.of().formatHex(rs.getBytes("original_sha256")));
  }

  private static @Nullable Integer number(ResultSet rs, String column) throws SQLException {
    int number = rs.getInt(column);
    return rs.wasNull() ? null : number;
  }

  /** A file in quarantine. */
  record Waiting(UUID id, OffsetDateTime storedAt) {

    /** Before the first one. */
    static final Waiting NONE = new Waiting(new UUID(0, 0), Instant.EPOCH.atOffset(ZoneOffset.UTC));
  }
}

package org.caunoi.post;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.post.StrangeReports.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What carriers said and a person must look at. */
@Component
public class ReadStrange {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  ReadStrange(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Those nobody has settled, the oldest first. */
  public List<StrangeReport> open(int most) {
    return jdbc.sql(
            """
            SELECT e.id, e.kind, e.carrier, e.subject, e.shipment_id, e.code, e.sealed_text, e.happened_at, s.reference
            FROM post.exception_item e
            LEFT JOIN post.shipment s ON s.authority = e.authority AND s.id = e.shipment_id
            WHERE e.settled_at IS NULL ORDER BY e.found_at, e.id LIMIT :most
            """)
        .param("most", most)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              byte[] sealed = rs.getBytes("sealed_text");
              return new StrangeReport(
                  id,
                  Kind.valueOf(rs.getString("kind")),
                  rs.getString("carrier"),
                  rs.getString("subject"),
                  rs.getObject("shipment_id", UUID.class),
                  rs.getString("reference"),
                  rs.getString("code"),
                  sealed == null ? "" : cipher.open(sealed, "post/exception/" + id),
                  rs.getObject("happened_at", OffsetDateTime.class).toInstant());
            })
        .list();
  }
}

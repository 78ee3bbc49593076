package org.caunoi.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.document.Documents;
import org.caunoi.document.Subject;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of people who took a result home in the applicant's place, each with the mandate shown. */
@Component
class MandatedPeople {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Documents documents;

  MandatedPeople(JdbcClient jdbc, PersonalDataCipher cipher, Documents documents) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.documents = documents;
  }

  void add(Dossier dossier, String personalId, UUID mandate, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dossier.collector (authority, dossier_id, person_hash, sealed_number, document_id,
                                           collected_at)
            VALUES (:authority, :id, :hash, :number, :mandate, :at)
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", cipher.lookup("person", personalId))
        .param("number", cipher.seal(personalId, dossier.place("collector")))
        .param("mandate", mandate)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    documents.keep(mandate, new Subject(dossier.filing().authority(), dossier.filing().id()));
  }

  Optional<Mandated> find(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT sealed_number, document_id, collected_at FROM dossier.collector
            WHERE authority = :authority AND dossier_id = :id
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) ->
                new Mandated(
                    cipher.open(rs.getBytes("sealed_number"), dossier.place("collector")),
                    Objects.requireNonNull(rs.getObject("document_id", UUID.class)),
                    rs.getObject("collected_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Somebody with a mandate. */
  public record Mandated(String personalId, UUID mandateId, Instant at) {

    @Override
    public String toString() {
      return "Mandated[" + at + "]";
    }
  }
}

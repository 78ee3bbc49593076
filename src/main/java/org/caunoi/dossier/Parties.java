package org.caunoi.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens what a dossier holds sealed; each opening for a person writes who, what and why. */
@Component
public class Parties {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final JsonMapper json;

  Parties(JdbcClient jdbc, PersonalDataCipher cipher, AuditLog audit, JsonMapper json) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.audit = audit;
    this.json = json;
  }

  /** The access row of a person at work on the dossier who is shown all of it, with the purpose. */
  void noteRead(Dossier dossier, SignedIn who, String purpose) {
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "personal-data-read",
        "dossier/" + dossier.code(),
        purpose,
        Map.of());
  }

  /** All that the citizen filed, in the clear. */
  Contents contents(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT sealed_party, sealed_form, sealed_card, answers FROM dossier.dossier
            WHERE authority = :authority AND id = :id
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              byte[] card = rs.getBytes("sealed_card");
              return new Contents(
                  json.readValue(
                      cipher.open(rs.getBytes("sealed_party"), dossier.place("party")),
                      Party.class),
                  json.readValue(
                      cipher.open(rs.getBytes("sealed_form"), dossier.place("form")),
                      new TypeReference<LinkedHashMap<String, String>>() {}),
                  card == null
                      ? null
                      : json.readValue(cipher.open(card, dossier.place("card")), FromCard.class),
                  rs.getString("answers"));
            })
        .single();
  }

  Map<String, String> form(Dossier dossier) {
    return json.readValue(
        open(dossier, "form"), new TypeReference<LinkedHashMap<String, String>>() {});
  }

  /** Where messages reach the applicant, which the house sends; never for a screen. */
  @ActsAsHouse("whoever moves a parcel or a dossier, its citizen hears of it")
  public Contact contactOf(String authority, UUID dossierId) {
    Party party = json.readValue(open(authority, dossierId, "party"), Party.class);
    return new Contact(party.phone(), party.email()).forMessages();
  }

  /** As {@link #contactOf(String, UUID)}; nowhere for a code there is not. */
  @ActsAsHouse("whoever moves a parcel or a dossier, its citizen hears of it")
  public Contact contactOf(String code) {
    return jdbc.sql("SELECT authority, id FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query(
            (rs, n) ->
                contactOf(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("id", UUID.class))))
        .optional()
        .orElse(new Contact(null, null));
  }

  /**
   * To whom and where a paper is brought; for the order at the carrier, and for whoever has it in
   * hand, whose look is logged by the room that shows it.
   */
  @ActsAsHouse("a parcel goes home over a counter the dossier did not come from")
  public Addressee addresseeOf(String authority, UUID dossierId) {
    Party party = json.readValue(open(authority, dossierId, "party"), Party.class);
    return new Addressee(party.fullName(), party.address(), party.communeCode(), party.phone());
  }

  Contact contact(Dossier dossier) {
    return contactOf(dossier.filing().authority(), dossier.filing().id());
  }

  boolean isPerson(Dossier dossier, byte[] personHash) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM dossier.dossier
            WHERE authority = :authority AND id = :id AND person_hash = :hash
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", personHash)
        .query(Boolean.class)
        .single();
  }

  Party party(Dossier dossier) {
    return json.readValue(open(dossier, "party"), Party.class);
  }

  private String open(Dossier dossier, String what) {
    return open(dossier.filing().authority(), dossier.filing().id(), what);
  }

  private String open(String authority, UUID id, String what) {
    byte[] sealed = Objects.requireNonNull(sealed(authority, id, what));
    return cipher.open(sealed, "dossier/" + id + "/" + what);
  }

  private byte @Nullable [] sealed(String authority, UUID id, String what) {
    return jdbc.sql(
            """
            SELECT CASE :what WHEN 'form' THEN sealed_form ELSE sealed_party END AS sealed
            FROM dossier.dossier WHERE authority = :authority AND id = :id
            """)
        .param("what", what)
        .param("authority", authority)
        .param("id", id)
        .query((rs, n) -> new Sealed(rs.getBytes("sealed")))
        .single()
        .bytes();
  }

  /**
   * What the citizen filed.
   *
   * @param card what the card said of the form; null where none was read
   * @param answers to the case questions, as JSON
   */
  record Contents(Party party, Map<String, String> form, @Nullable FromCard card, String answers) {}

  @SuppressWarnings("ArrayRecordComponent") // Bytes of a row that may be null; never compared.
  private record Sealed(byte @Nullable [] bytes) {}
}

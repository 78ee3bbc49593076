package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditTrail;
import org.caunoi.audit.AuditTrail.Look;
import org.caunoi.audit.AuditTrail.Place;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who saw a citizen's data, and why. The question is itself an act and is written down. */
@ActsAsHouse("inspectors ask for any citizen, citizens with their digits")
@Component
public class WhoLooked {

  private static final Pattern PERSONAL_ID = Pattern.compile("\\d{12}");
  private static final int MOST_DOSSIERS = 200;

  /** Looks of one answer. */
  static final int PAGE = 100;

  private final TrackDossier tracking;
  private final AuditTrail trail;
  private final LookPlaces places;
  private final CardReadings cards;
  private final AuditLog audit;
  private final PersonalDataCipher cipher;
  private final JdbcClient jdbc;

  WhoLooked(
      TrackDossier tracking,
      AuditTrail trail,
      LookPlaces places,
      CardReadings cards,
      AuditLog audit,
      PersonalDataCipher cipher,
      JdbcClient jdbc) {
    this.tracking = tracking;
    this.trail = trail;
    this.places = places;
    this.cards = cards;
    this.audit = audit;
    this.cipher = cipher;
    this.jdbc = jdbc;
  }

  /**
   * For an investigator. Refused: {@code forbidden}, {@code access-search-unreadable} at {@code /q}
   * for anything else than a personal number or a dossier code.
   *
   * @param asked a personal number, found by its keyed hash and kept nowhere, or a dossier code
   * @param before where the answer before ended, null from the newest
   */
  @Transactional
  public Seen search(SignedIn who, String asked, @Nullable Place before) {
    who.require(Permission.SEARCH_ACCESS);
    String text = asked.replaceAll("\\s", "");
    boolean person = PERSONAL_ID.matcher(text).matches();
    if (!person && (text.matches("\\d+") || !DossierCode.isReadable(asked))) {
      throw Refused.field("/q", "access-search-unreadable");
    }
    byte[] hash = person ? cipher.lookup("person", text) : null;
    List<String> found =
        hash == null ? known(who, DossierCode.parse(asked, "/q").value()) : codesOf(who, hash);
    List<String> codes = found.stream().limit(MOST_DOSSIERS).toList();
    audit.write(
        "-",
        who.actor(),
        "access-searched",
        codes.size() == 1 ? "dossier/" + codes.getFirst() : "audit",
        null,
        Map.of("by", person ? "person" : "code", "dossiers", codes));
    List<String> sessions = hash == null ? List.of() : cards.subjects(hash, who.authority());
    return seen(places.of(codes, true), sessions, found.size() > codes.size(), before);
  }

  /**
   * For the citizen, opened as tracking is and refused as it is; the looking is written down too.
   *
   * @param before where the answer before ended, null from the newest
   */
  @Transactional
  public Seen forCitizen(String code, String key, String address, @Nullable Place before) {
    String wanted = tracking.byKey(code, key, address).dossier().code();
    return seen(places.of(List.of(wanted), false), List.of(), false, before);
  }

  private Seen seen(
      LookPlaces.Places known,
      List<String> sessions,
      boolean moreDossiers,
      @Nullable Place before) {
    List<String> subjects =
        Stream.concat(known.subjects().stream(), sessions.stream()).distinct().toList();
    List<Look> looks = trail.looks(known.codes(), subjects, known.spans(), before, PAGE + 1);
    List<Look> shown = looks.stream().limit(PAGE).toList();
    return new Seen(
        known.codes(),
        shown,
        moreDossiers,
        looks.size() > shown.size() ? shown.getLast().position() : null);
  }

  /** As applicant, or as who took a result home in the applicant's place. */
  private List<String> codesOf(SignedIn who, byte[] person) {
    return jdbc.sql(
            """
            SELECT code FROM (
                SELECT code, unit, filed_at FROM dossier.dossier WHERE person_hash = :person
                UNION
                SELECT d.code, d.unit, d.filed_at FROM dossier.collector c
                JOIN dossier.dossier d ON d.authority = c.authority AND d.id = c.dossier_id
                WHERE c.person_hash = :person) found
            WHERE CAST(:own AS text) IS NULL OR unit = :own
            ORDER BY filed_at DESC, code LIMIT :most
            """)
        .param("person", person)
        .param("own", who.authority())
        .param("most", MOST_DOSSIERS + 1)
        .query((rs, n) -> rs.getString("code"))
        .list();
  }

  private List<String> known(SignedIn who, String code) {
    return jdbc.sql(
            """
            SELECT code FROM dossier.dossier
            WHERE code = :code AND (CAST(:own AS text) IS NULL OR unit = :own)
            """)
        .param("code", code)
        .param("own", who.authority())
        .query((rs, n) -> rs.getString("code"))
        .list();
  }

  /**
   * @param dossiers codes of the dossiers that were found
   * @param looks newest first
   * @param moreDossiers whether there are dossiers beyond these, whose looks are not among them
   * @param next where to go on, null at the end
   */
  public record Seen(
      List<String> dossiers, List<Look> looks, boolean moreDossiers, @Nullable Place next) {}
}

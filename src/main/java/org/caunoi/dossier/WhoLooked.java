package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditTrail;
import org.caunoi.audit.AuditTrail.Look;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who saw a citizen's data, and why. The question is itself an act and is written down. */
@ActsAsHouse("inspectors ask for any citizen, citizens with their digits")
@Component
public class WhoLooked {

  private static final Pattern PERSONAL_ID = Pattern.compile("\\d{12}");
  private static final int MOST_DOSSIERS = 200;
  private static final int MOST_LOOKS = 500;

  private final TrackDossier tracking;
  private final AuditTrail trail;
  private final AuditLog audit;
  private final PersonalDataCipher cipher;
  private final JdbcClient jdbc;

  WhoLooked(
      TrackDossier tracking,
      AuditTrail trail,
      AuditLog audit,
      PersonalDataCipher cipher,
      JdbcClient jdbc) {
    this.tracking = tracking;
    this.trail = trail;
    this.audit = audit;
    this.cipher = cipher;
    this.jdbc = jdbc;
  }

  /**
   * For an investigator. Refused: {@code forbidden}, {@code access-search-unreadable} at {@code /q}
   * for anything else than a personal number or a dossier code.
   *
   * @param asked a personal number, found by its keyed hash and kept nowhere, or a dossier code
   */
  @Transactional
  public Seen search(SignedIn who, String asked) {
    who.require(Permission.SEARCH_ACCESS);
    String text = asked.replaceAll("\\s", "");
    boolean person = PERSONAL_ID.matcher(text).matches();
    if (!person && (text.matches("\\d+") || !DossierCode.isReadable(asked))) {
      throw Refused.field("/q", "access-search-unreadable");
    }
    List<String> codes =
        person ? codesOf(who, text) : known(who, DossierCode.parse(asked, "/q").value());
    audit.write(
        "-",
        who.actor(),
        "access-searched",
        codes.size() == 1 ? "dossier/" + codes.getFirst() : "audit",
        null,
        Map.of("by", person ? "person" : "code", "dossiers", codes));
    return new Seen(codes, looks(codes));
  }

  /**
   * For the citizen, opened as tracking is and refused as it is; the looking is written down too.
   */
  @Transactional
  public Seen forCitizen(String code, String key, String address) {
    String wanted = tracking.byKey(code, key, address).dossier().code();
    return new Seen(List.of(wanted), looks(List.of(wanted)));
  }

  private List<Look> looks(List<String> codes) {
    return codes.isEmpty()
        ? List.of()
        : trail.looks(codes.stream().map(code -> "dossier/" + code).toList(), MOST_LOOKS);
  }

  private List<String> codesOf(SignedIn who, String personalId) {
    return jdbc.sql(
            """
            SELECT code FROM dossier.dossier
            WHERE person_hash = :person AND (CAST(:own AS text) IS NULL OR unit = :own)
            ORDER BY filed_at DESC, code LIMIT :most
            """)
        .param("person", cipher.lookup("person", personalId))
        .param("own", who.authority())
        .param("most", MOST_DOSSIERS)
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
   */
  public record Seen(List<String> dossiers, List<Look> looks) {}
}

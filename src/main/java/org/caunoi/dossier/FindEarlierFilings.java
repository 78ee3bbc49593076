package org.caunoi.dossier;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks whether the citizen at the counter has filed the same matter before. This is the one place
 * where somebody hears of a dossier of another point: the citizen stands there with their card, so
 * they are told that it exists and of which day it is, and nothing else; each telling leaves an
 * audit row.
 */
@ActsAsHouse("a citizen who shows their card is told what they filed elsewhere")
@Component
public class FindEarlierFilings {

  private static final int MOST = 20;

  private final JdbcClient jdbc;
  private final Parties parties;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final JsonMapper json;

  FindEarlierFilings(
      JdbcClient jdbc,
      Parties parties,
      PersonalDataCipher cipher,
      AuditLog audit,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.parties = parties;
    this.cipher = cipher;
    this.audit = audit;
    this.json = json;
  }

  /**
   * What is about to be filed.
   *
   * @param form what is known of the form so far
   * @param about form fields that say whom the matter concerns: where both filings name somebody
   *     and not the same, these are two matters
   * @param present whether the person was shown to be there by their card; of dossiers of other
   *     points nobody else is told
   */
  public record Matter(
      String procedureCode,
      String personId,
      Map<String, String> form,
      List<String> about,
      Instant since,
      boolean present) {

    @Override
    public String toString() {
      return "Matter[" + procedureCode + "]";
    }
  }

  /** Tells the clerk, the newest first, 20 at most; one audit row for each. */
  @Transactional
  public List<EarlierFiling> find(SignedIn who, Matter matter) {
    List<EarlierFiling> found = new ArrayList<>();
    Sight sight = Sight.of(who);
    for (Dossier dossier : same(who, matter, sight)) {
      boolean own = sight.sees(dossier);
      audit.write(
          dossier.filing().authority(),
          who.actor(),
          "earlier-filing-told",
          "dossier/" + dossier.code(),
          "pre-check",
          Map.of("own", own));
      found.add(filing(dossier, own));
    }
    return List.copyOf(found);
  }

  /**
   * The same for a decision of the house itself; whoever shows it to somebody asks {@link #find}.
   */
  @Transactional(readOnly = true)
  public List<EarlierFiling> look(SignedIn who, Matter matter) {
    Sight sight = Sight.of(who);
    return same(who, matter, sight).stream()
        .map(dossier -> filing(dossier, sight.sees(dossier)))
        .toList();
  }

  private List<Dossier> same(SignedIn who, Matter matter, Sight sight) {
    who.require(Permission.HELP_CITIZEN);
    return filed(matter).stream()
        .filter(dossier -> matter.present() || sight.sees(dossier))
        .filter(dossier -> isSame(matter, parties.form(dossier)))
        .toList();
  }

  private List<Dossier> filed(Matter matter) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + """
                WHERE d.person_hash = :person AND d.procedure_code = :procedure AND d.filed_at >= :since
                ORDER BY d.filed_at DESC
                LIMIT :most
                """)
        .param("person", cipher.lookup("person", matter.personId()))
        .param("procedure", matter.procedureCode())
        .param("since", matter.since().atOffset(ZoneOffset.UTC))
        .param("most", MOST)
        .query(Dossiers::map)
        .list();
  }

  private EarlierFiling filing(Dossier dossier, boolean own) {
    Dossier.Filing filing = dossier.filing();
    boolean open =
        dossier.state() != DossierState.NOT_ACCEPTED && dossier.state() != DossierState.STOPPED;
    return new EarlierFiling(
        filing.filedAt(),
        open,
        own
            ? new EarlierFiling.Known(
                dossier.code(),
                dossier.state(),
                filing.authority(),
                dossier.progress().assigneeName(),
                answers(dossier),
                parties.form(dossier))
            : null);
  }

  private Map<String, String> answers(Dossier dossier) {
    String answers =
        jdbc.sql("SELECT answers FROM dossier.dossier WHERE authority = :authority AND id = :id")
            .param("authority", dossier.filing().authority())
            .param("id", dossier.filing().id())
            .query((rs, n) -> rs.getString("answers"))
            .single();
    Map<String, String> texts = new LinkedHashMap<>();
    json.readValue(answers, new TypeReference<LinkedHashMap<String, Object>>() {})
        .forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  private static boolean isSame(Matter matter, Map<String, String> earlier) {
    return matter.about().stream()
        .noneMatch(
            field -> {
              String now = plain(matter.form().getOrDefault(field, ""));
              String then = plain(earlier.getOrDefault(field, ""));
              return !now.isEmpty() && !then.isEmpty() && !now.equals(then);
            });
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}

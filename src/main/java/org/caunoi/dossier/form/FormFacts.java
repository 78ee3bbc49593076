package org.caunoi.dossier.form;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.LegalGround;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.network.Authorities;
import org.caunoi.network.Commune;
import org.caunoi.network.Communes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a paper can say of one dossier and one act on it. */
@Component
final class FormFacts {

  private static final String BULLET = "• ";
  private static final Set<ActKind> WITHDRAWALS =
      Set.of(
          ActKind.WITHDRAWAL_REQUESTED, ActKind.WITHDRAWAL_DECLINED, ActKind.WITHDRAWAL_TAKEN_BACK);

  /** The component and the field by which procedures name a mandate and whom it is from. */
  private static final String MANDATE = "mandate";

  private static final String SUBJECT = "subjectFullName";

  private final Authorities authorities;
  private final Communes communes;
  private final FormWords words;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final String lookup;
  private final String helpPhone;

  FormFacts(
      Authorities authorities,
      Communes communes,
      FormWords words,
      JdbcClient jdbc,
      JsonMapper json,
      @Value("${caunoi.base-url}") String baseUrl,
      @Value("${caunoi.help-phone}") String helpPhone) {
    this.authorities = authorities;
    this.communes = communes;
    this.words = words;
    this.jdbc = jdbc;
    this.json = json;
    this.helpPhone = helpPhone;
    this.lookup = baseUrl.replaceFirst("^https?://", "").replaceFirst("/+$", "") + "/tracking";
  }

  /**
   * The values by name; what is not known is left out.
   *
   * @param actNo the act the paper belongs to
   * @param said other words in place of those of the act, when a paper is put right; the legal
   *     ground stays that of the act
   */
  Map<String, String> values(DossierFile file, int actNo, @Nullable String said) {
    Dossier dossier = file.dossier();
    Dossier.Filing filing = dossier.filing();
    Dossier.Progress progress = dossier.progress();
    Party party = file.party();
    PastAct act = act(file, actNo);
    Map<String, Object> details = details(dossier, actNo);
    Facts facts = new Facts();
    facts.put("unit", authorities.get(dossier.unit()).name());
    facts.put("code", dossier.code());
    facts.put("applicant", party.fullName());
    facts.put("personalId", party.personalId());
    facts.put("address", address(party));
    facts.put("phone", party.phone());
    facts.put("email", party.email());
    facts.put("procedure", file.procedure().name().vi());
    facts.put("procedureCode", file.procedure().code());
    facts.put("sets", file.procedure().sets() == null ? null : "" + file.procedure().sets());
    facts.put("authorised", authorised(file));
    facts.put("term", words.term(filing.term()));
    facts.put("filedAt", words.moment(filing.filedAt()));
    facts.put("acceptedAt", words.moment(progress.acceptedAt()));
    facts.put("appointmentAt", words.moment(promised(dossier, act, details)));
    facts.put("returnBy", words.of("returnBy." + filing.returnBy()));
    facts.put("channel", words.of("channel." + filing.channel()));
    facts.put("lookup", lookup + "/" + dossier.code());
    facts.put("helpPhone", helpPhone);
    facts.put("decision", words.of(request(file, actNo) == null ? "decision" : "decision.asked"));
    facts.put("request", request(file, actNo));
    boolean ended = act.kind() == ActKind.REFUSED || act.kind() == ActKind.STOPPED;
    LegalGround ground = ended ? LegalGround.of(act.note()) : null;
    String own = ground == null ? act.note() : ground.reason();
    facts.put("words", said == null ? own : said);
    facts.put("ground", ground == null ? null : ground.law());
    facts.put("former", words.moment(moment(details.get("former"))));
    facts.put("fresh", words.moment(moment(details.get("appointment"))));
    facts.put("answerBy", words.moment(moment(details.get("answerBy"))));
    facts.put("stage", words.of(isAccepted(file, actNo) ? "stage.review" : "stage.intake"));
    facts.put("at", words.moment(act.at()));
    facts.put("officer", act.byName());
    return facts.values;
  }

  /** What is missing, as the request says it: one line for each reason. */
  static List<Map<String, String>> reasons(DossierFile file, @Nullable String said, String form) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (String reason : (said == null ? "" : said).split("\\n(?=" + BULLET + ")", -1)) {
      String text = reason.startsWith(BULLET) ? reason.substring(BULLET.length()) : reason;
      Optional<DossierComponent> component =
          file.procedure().components().stream()
              .filter(one -> text.startsWith(one.name().vi() + ": "))
              .findFirst();
      String name = component.map(one -> one.name().vi()).orElse(form);
      Map<String, String> line = new HashMap<>();
      line.put("no", String.valueOf(lines.size() + 1));
      line.put("component", name);
      line.put("reason", text.startsWith(name + ": ") ? text.substring(name.length() + 2) : text);
      component.ifPresent(one -> line.putAll(GivenPapers.wanted(file, one)));
      lines.add(line);
    }
    return lines;
  }

  /** Who acts for another, and for whom, where the case wants a mandate. */
  private @Nullable String authorised(DossierFile file) {
    boolean mandated =
        file.checklist().components().stream().anyMatch(one -> one.key().equals(MANDATE));
    if (!mandated) {
      return null;
    }
    String name = file.party().fullName();
    String subject = file.form().getOrDefault(SUBJECT, "");
    return subject.isBlank()
        ? words.of("authorised", name)
        : words.of("authorised.for", name, subject);
  }

  /** The citizen's own request to stop, which came before and still stood. */
  private @Nullable String request(DossierFile file, int actNo) {
    return file.history().stream()
        .filter(act -> act.no() < actNo && WITHDRAWALS.contains(act.kind()))
        .reduce((former, later) -> later)
        .filter(act -> act.kind() == ActKind.WITHDRAWAL_REQUESTED)
        .map(act -> words.moment(act.at()) + (act.note() == null ? "" : ". " + act.note()))
        .orElse(null);
  }

  private String address(Party party) {
    String commune =
        communes.find(party.communeCode()).map(Commune::fullName).orElse(party.communeCode());
    return party.address() == null ? commune : party.address() + ", " + commune;
  }

  /** The moment promised by the act itself; it may have moved since. */
  private static @Nullable Instant promised(
      Dossier dossier, PastAct act, Map<String, Object> details) {
    return act.kind() == ActKind.ACCEPTED
        ? moment(details.get("appointment"))
        : dossier.progress().appointmentAt();
  }

  private static boolean isAccepted(DossierFile file, int actNo) {
    return file.history().stream()
        .anyMatch(act -> act.no() <= actNo && act.kind() == ActKind.ACCEPTED);
  }

  static PastAct act(DossierFile file, int actNo) {
    return file.history().stream().filter(act -> act.no() == actNo).findFirst().orElseThrow();
  }

  private Map<String, Object> details(Dossier dossier, int actNo) {
    String details =
        jdbc.sql(
                """
                SELECT details FROM dossier.act
                WHERE authority = :authority AND dossier_id = :id AND no = :no
                """)
            .param("authority", dossier.filing().authority())
            .param("id", dossier.filing().id())
            .param("no", actNo)
            .query((rs, n) -> rs.getString("details"))
            .single();
    return json.readValue(details, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /** Whose act it was; nobody where the house did it. */
  Optional<UUID> actor(Dossier dossier, int actNo) {
    return jdbc.sql(
            """
            SELECT by_id FROM dossier.act
            WHERE authority = :authority AND dossier_id = :id AND no = :no AND by_id IS NOT NULL
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("no", actNo)
        .query(UUID.class)
        .optional();
  }

  private static @Nullable Instant moment(@Nullable Object text) {
    try {
      return text == null ? null : Instant.parse(text.toString());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Values that are there. */
  private static final class Facts {

    private final Map<String, String> values = new HashMap<>();

    private void put(String name, @Nullable String value) {
      if (value != null && !value.isBlank()) {
        values.put(name, value);
      }
    }
  }
}

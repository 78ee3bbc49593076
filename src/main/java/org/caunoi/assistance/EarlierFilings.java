package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.EarlierFiling;
import org.caunoi.dossier.EarlierFiling.Known;
import org.caunoi.dossier.FindEarlierFilings;
import org.caunoi.dossier.FindEarlierFilings.Matter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The same matter filed before, and whether somebody has said why it is filed again. */
@Component
class EarlierFilings {

  private final FindEarlierFilings find;
  private final PreCheckRules rules;
  private final SessionActs acts;
  private final JdbcClient jdbc;
  private final JsonMapper json;

  EarlierFilings(
      FindEarlierFilings find,
      PreCheckRules rules,
      SessionActs acts,
      JdbcClient jdbc,
      JsonMapper json) {
    this.find = find;
    this.rules = rules;
    this.acts = acts;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Tells, and leaves an audit row for each one told; none without a number to look for. */
  List<EarlierFiling> tell(
      SignedIn who, ProcedureVersion procedure, @Nullable Person person, Map<String, String> form) {
    return matter(procedure, person, form).map(m -> find.find(who, m)).orElse(List.of());
  }

  /** The same where nobody is told. */
  List<EarlierFiling> look(
      SignedIn who, ProcedureVersion procedure, @Nullable Person person, Map<String, String> form) {
    return matter(procedure, person, form).map(m -> find.look(who, m)).orElse(List.of());
  }

  private Optional<Matter> matter(
      ProcedureVersion procedure, @Nullable Person person, Map<String, String> form) {
    String number = form.getOrDefault("personId", "");
    if (number.isEmpty() || rules.window().isZero()) {
      return Optional.empty();
    }
    boolean present = person != null && !person.typed() && person.number().equals(number);
    return Optional.of(
        new Matter(
            procedure.code(),
            number,
            form,
            rules.about(),
            acts.now().minus(rules.window()),
            present));
  }

  /** What the clerk has said about these, in details of an event; ids of the point's own only. */
  static Map<String, ?> details(String procedure, GoOnReason reason, List<EarlierFiling> earlier) {
    return Map.of(
        "procedure",
        procedure,
        "reason",
        reason.key(),
        "dossiers",
        codes(earlier),
        "elsewhere",
        elsewhere(earlier));
  }

  /** Whether a reason is needed first. */
  boolean stop(Session session, ProcedureVersion procedure, List<EarlierFiling> earlier) {
    List<EarlierFiling> open = earlier.stream().filter(EarlierFiling::open).toList();
    if (open.isEmpty() || rules.repeated().contains(procedure.code())) {
      return false;
    }
    return said(session, procedure)
        .filter(
            said -> said.dossiers().containsAll(codes(open)) && said.elsewhere() >= elsewhere(open))
        .isEmpty();
  }

  /** The last reason given in this session for this procedure. */
  Optional<GoOnReason> reason(Session session, ProcedureVersion procedure) {
    return said(session, procedure)
        .flatMap(
            said ->
                List.of(GoOnReason.values()).stream()
                    .filter(reason -> reason.key().equals(said.reason()))
                    .findFirst());
  }

  private Optional<Said> said(Session session, ProcedureVersion procedure) {
    return jdbc.sql(
            """
            SELECT details FROM assistance.session_event
            WHERE authority = :authority AND session_id = :id AND kind = 'EARLIER_FILING_ACCEPTED'
            ORDER BY no DESC LIMIT 1
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .query((rs, n) -> json.readValue(rs.getString("details"), Said.class))
        .optional()
        .filter(said -> said.procedure().equals(procedure.code()));
  }

  private static List<String> codes(List<EarlierFiling> earlier) {
    return earlier.stream()
        .map(EarlierFiling::known)
        .filter(Objects::nonNull)
        .map(Known::code)
        .toList();
  }

  private static int elsewhere(List<EarlierFiling> earlier) {
    return Math.toIntExact(earlier.stream().filter(filing -> filing.known() == null).count());
  }

  private record Said(String procedure, String reason, List<String> dossiers, int elsewhere) {}
}

package org.caunoi.sweep;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AddDocument;
import org.caunoi.assistance.AnswerQuestions;
import org.caunoi.assistance.ChooseProcedure;
import org.caunoi.assistance.StartSession;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.PaperSet;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.SupplementElsewhere;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.shared.VietnamTime;
import org.caunoi.sweep.World.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes worlds of citizens through the same use cases as real ones. */
@Component
final class Worlds {

  static final String HOME = Callers.POINT;
  static final String OTHER_COMMUNE = "00166";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final People people;
  private final Walk walk;
  private final StartSession starting;
  private final ChooseProcedure choosing;
  private final AnswerQuestions answering;
  private final AddDocument adding;
  private final OnTheWay papers;
  private final SupplementElsewhere elsewhere;
  private final Points points;
  private final Clock clock;
  private final JdbcClient jdbc;

  Worlds(
      People people,
      Walk walk,
      StartSession starting,
      ChooseProcedure choosing,
      AnswerQuestions answering,
      AddDocument adding,
      OnTheWay papers,
      SupplementElsewhere elsewhere,
      Points points,
      Clock clock,
      JdbcClient jdbc) {
    this.people = people;
    this.walk = walk;
    this.starting = starting;
    this.choosing = choosing;
    this.answering = answering;
    this.adding = adding;
    this.papers = papers;
    this.elsewhere = elsewhere;
    this.points = points;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  World make(Relation relation) {
    return switch (relation) {
      case OWN, SAME_POINT -> at(relation, HOME, Walk.COMMUNE);
      case SAME_OPERATOR -> at(relation, point(true), Walk.COMMUNE);
      case OTHER -> at(relation, point(false), OTHER_COMMUNE);
    };
  }

  private World at(Relation relation, String point, String commune) {
    int n = NUMBER.incrementAndGet();
    SignedIn clerk = people.clerk(point);
    String authority = walk.authorityOf(commune);
    String name = "Lê Riêng Tư " + letters(n);
    UUID document = walk.document(authority);
    String code =
        filing(commune, name, n)
            .answer("forWhom", "other")
            .form("subjectFullName", name)
            .attachments(List.of(new Attachment("mandate", document)))
            .session(UUID.randomUUID())
            .by(clerk)
            .code();
    walk.accept(code);
    PaperSet set = papers.takeIn(clerk, code);
    String parcel =
        filing(commune, name, n)
            .returnBy(ReturnWay.POST)
            .session(UUID.randomUUID())
            .by(clerk)
            .code();
    walk.issue(parcel);
    String card =
        "%s||%s|02031999|Nam|Số %d phố Kín Đáo, Phường Hoàn Kiếm, Hà Nội|01012022"
            .formatted(number(n), name, n);
    UUID session = starting.start(clerk, card).id();
    choosing.choose(clerk, session, null, Walk.EXTRACT);
    UUID added = add(clerk, session);
    return new World(
        relation,
        point,
        authority,
        code,
        id("SELECT id FROM dossier.dossier WHERE code = :code", code),
        id(
            """
            SELECT f.id FROM dossier.form f JOIN dossier.dossier d ON d.authority = f.authority AND d.id = f.dossier_id
            WHERE d.code = :code LIMIT 1
            """,
            code),
        document,
        session,
        added,
        set.envelope(),
        set.id(),
        id("SELECT id FROM post.shipment WHERE dossier_code = :code", parcel),
        counter(parcel),
        opening(clerk, commune, name, n),
        people.officer(Role.SPECIALIST, authority).accountId(),
        List.of(name, code, parcel, number(n), session.toString(), set.envelope()));
  }

  private String counter(String parcel) {
    return jdbc.sql("SELECT counter FROM post.shipment WHERE dossier_code = :code")
        .param("code", parcel)
        .query(String.class)
        .single();
  }

  /** A dossier of theirs that waits for papers, open at the counter. */
  private UUID opening(SignedIn clerk, String commune, String name, int n) {
    String code = filing(commune, name, n).session(UUID.randomUUID()).by(clerk).code();
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null), code, null, List.of(new Reason("form", "Thử.")));
    return elsewhere.open(clerk, code, number(n));
  }

  private Walk.Draft filing(String commune, String name, int n) {
    return walk.filing()
        .form("commune", commune)
        .form("fullName", name)
        .form("personId", number(n))
        .form("birthDate", "1999-03-02");
  }

  private UUID add(SignedIn clerk, UUID session) {
    answering.answer(clerk, session, null, Map.of("forWhom", "other"), ReturnWay.COUNTER);
    adding.add(clerk, session, "mandate", new ByteArrayInputStream(Papers.pdf()), null);
    return id(
        "SELECT document_id AS id FROM assistance.session_document WHERE session_id = CAST(:code AS"
            + " uuid)",
        session.toString());
  }

  /** Another open point of the same operator as home, or one of another. */
  private String point(boolean sameOperator) {
    String operator = points.get(HOME).operatorId();
    return points.listOpen(VietnamTime.day(clock.instant())).stream()
        .filter(point -> !point.id().equals(HOME))
        .filter(point -> point.operatorId().equals(operator) == sameOperator)
        .map(AgentPoint::id)
        .findFirst()
        .orElseThrow();
  }

  /** A name of its own, of letters as names are. */
  private static String letters(int n) {
    return "Q"
        + Integer.toString(n)
            .chars()
            .mapToObj(digit -> String.valueOf((char) (digit - '0' + 'k')))
            .collect(Collectors.joining());
  }

  private static String number(int n) {
    return "001099%06d".formatted(700_000 + n);
  }

  private UUID id(String sql, String code) {
    return jdbc.sql(sql)
        .param("code", code)
        .query((row, i) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
        .single();
  }
}

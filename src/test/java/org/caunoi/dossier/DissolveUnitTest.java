package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.TestViewer;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dissolution.Plan;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.dossier.form.Handover;
import org.caunoi.dossier.form.Handovers;
import org.caunoi.dossier.form.Register;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.dossier.form.RegisterLine;
import org.caunoi.dossier.form.RegisterLine.Passage;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.network.Authorities;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A unit ends; each of its open dossiers has a unit and a keeper at every moment. */
@IntegrationTest
class DissolveUnitTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AssignDossier assigning;
  @Autowired private ApproveDossier approving;
  @Autowired private DissolveUnit dissolving;
  @Autowired private Dissolutions dissolutions;
  @Autowired private HandOnUnits handing;
  @Autowired private UnitWork work;
  @Autowired private DossierWorklist worklist;
  @Autowired private Dossiers dossiers;
  @Autowired private Handovers handovers;
  @Autowired private Authorities authorities;
  @Autowired private Register register;
  @Autowired private HandledDossiers handled;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transaction;

  @Test
  void twoAdministratorsEndAUnitAndNothingIsLeftBehind() {
    String old = walk.authorityOf("10459");
    String next = walk.authorityOf("10465");
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, old);
    SignedIn holder = people.officer(Role.SPECIALIST, old);
    SignedIn lead = people.officer(Role.SIGNER, old);
    String fresh = file("10459");
    String accepted = accept(intake, file("10459"));
    String worked = assign(intake, file("10459"), holder);
    String approved = assign(intake, file("10459"), lead);
    approving.approve(lead, approved, null);
    SignedIn clerk = people.officer(Role.INTAKE_OFFICER, next);
    SignedIn receiver = people.officer(Role.SPECIALIST, next);
    SignedIn signer = people.officer(Role.SIGNER, next);

    Web first = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    Web second = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    assertThat(first.get("/units").body()).contains("Đơn vị", name(old));
    assertThat(first.get("/units/" + old + "?successor=" + next).body())
        .contains("4 hồ sơ sẽ được bàn giao", holder.displayName(), receiver.displayName());
    Map<String, String> form = new HashMap<>(Map.of("successor", next, "why", "NQ 1/2026 (mẫu)"));
    HttpResponse<String> lacking = first.form("/units/" + old + "/dissolutions", form);
    assertThat(lacking.statusCode()).isEqualTo(422);
    assertThat(lacking.body()).contains("id=\"specialist-error\"", "Hãy chọn người nhận");
    form.put("specialist", receiver.accountId().toString());
    form.put("signer", signer.accountId().toString());
    assertThat(first.form("/units/" + old + "/dissolutions", form).statusCode()).isEqualTo(302);
    UUID id = dissolution(old);
    assertThat(first.form("/dissolutions/" + id + "/approvals", Map.of()).statusCode())
        .isEqualTo(409);
    assertThat(first.form("/units/" + old + "/dissolutions", form).statusCode()).isEqualTo(409);
    assertThat(codes(intake)).contains(fresh, accepted, worked, approved);

    second.get("/units");
    assertThat(second.form("/dissolutions/" + id + "/approvals", Map.of()).statusCode())
        .isEqualTo(302);
    handAllOn(old);

    assertThat(codes(intake)).isEmpty();
    assertThat(codes(clerk)).contains(fresh, accepted, worked, approved);
    assertThat(second.get("/units").body()).contains("Đã bàn giao xong 4 hồ sơ");
    assertThat(keeper(worked)).isEqualTo(receiver.accountId());
    assertThat(keeper(approved)).isEqualTo(signer.accountId());
    assertThat(dossiers.find(approved).orElseThrow().progress().approvedBy()).isNull();
    assertThat(lastHand(worked).receiver().name()).isEqualTo(receiver.displayName());
    assertThat(lastHand(accepted).receiver().name()).isEqualTo(name(next));
    assertThat(handovers.list(dossiers.find(fresh).orElseThrow())).isEmpty();

    String later = file("10459");
    assertThat(dossiers.find(later).orElseThrow().filing().authority()).isEqualTo(next);
    assertThat(walk.accept(clerk, fresh).unit()).isEqualTo(next);
    assertThat(assigning.assign(clerk, accepted, null, receiver.accountId(), null).state())
        .isEqualTo(DossierState.PROCESSING);
    assertThat(audit(old)).containsExactly("dissolution-proposed", "dissolution-approved");
  }

  @Test
  void theBookOfEachUnitSaysWhatItReceivedAndWhereItWent() {
    String old = walk.authorityOf("10330");
    String next = walk.authorityOf("10342");
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, old);
    SignedIn clerk = people.officer(Role.INTAKE_OFFICER, next);
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    String carried = accept(intake, file("10330"));
    String ended = accept(intake, file("10330"));
    jdbc.sql(
            """
            UPDATE dossier.dossier SET state = 10, finished_at = accepted_at, returned_at = accepted_at
            WHERE code = :code
            """)
        .param("code", ended)
        .update();
    String own = file("10342");
    handOver(old, next);

    assertThat(book(centre, old)).containsExactly(carried, ended);
    assertThat(book(intake, old)).containsExactly(carried, ended);
    Passage went = Objects.requireNonNull(line(centre, old, carried).wentTo());
    assertThat(went.unit()).isEqualTo(next);
    assertThat(line(centre, old, ended).wentTo()).isNull();
    assertThat(book(clerk, next)).containsExactly(own, carried);
    RegisterLine came = line(clerk, next, carried);
    assertThat(came.cameFrom()).isEqualTo(new Passage(old, went.at()));
    assertThat(came.enteredAt()).isAfter(came.filedAt());
    Position before = new Position(came.filedAt().minusMillis(1), new UUID(0, 0));
    assertThat(page(centre, null, before, 1000))
        .extracting(RegisterLine::code)
        .containsOnlyOnce(carried, ended, own);
    List<String> paged = new ArrayList<>();
    for (List<RegisterLine> page = page(clerk, next, null, 1); !page.isEmpty(); ) {
      paged.add(page.getFirst().code());
      page = page(clerk, next, page.getFirst().position(), 1);
    }
    assertThat(paged).containsExactly(own, carried);
    assertThat(people.signIn(clerk).get("/register").body()).contains("Nhận từ " + name(old));
    assertThat(people.signIn(centre).get("/register?authority=" + old).body())
        .contains("Đã chuyển đến " + name(next));
    assertThat(people.signIn(centre).get("/register/files/csv?authority=" + old).body())
        .contains("Đã chuyển đến " + name(next) + " lúc");

    String last = walk.authorityOf("10273");
    people.officer(Role.INTAKE_OFFICER, last);
    handOver(next, last);
    assertThat(book(centre, next)).containsExactly(own, carried);
    assertThat(line(centre, next, carried).cameFrom()).isEqualTo(came.cameFrom());
    assertThat(line(centre, next, carried).wentTo()).extracting(Passage::unit).isEqualTo(last);
    assertThat(line(centre, old, carried).wentTo()).isEqualTo(went);
    assertThat(line(centre, last, carried).cameFrom()).extracting(Passage::unit).isEqualTo(next);
    theUnitBetweenStillReadsItsBook(clerk, intake, carried, own);
  }

  /** As they are signed in, with nothing but the rows PostgreSQL shows them. */
  private void theUnitBetweenStillReadsItsBook(
      SignedIn clerk, SignedIn intake, String carried, String own) {
    String next = String.valueOf(clerk.authority());
    String old = String.valueOf(intake.authority());
    List<String> between = TestViewer.as(clerk, () -> book(clerk, next));
    assertThat(between).containsExactly(own, carried);
    RegisterLine line = TestViewer.as(clerk, () -> line(clerk, next, carried));
    Passage went = Objects.requireNonNull(line.wentTo());
    assertThat(Objects.requireNonNull(line.cameFrom()).unit()).isEqualTo(old);
    assertThat(line.inThisBook(went.at().plusMillis(1))).isNull();
    assertThat(TestViewer.as(intake, () -> book(intake, old))).contains(carried);
    assertThat(people.signIn(clerk).get("/register").body())
        .contains(carried, "Nhận từ " + name(old), "Đã chuyển đến " + name(went.unit()));
    assertThat(people.signIn(clerk).get("/register/files/csv").body()).contains(carried);
    assertThat(people.signIn(clerk).get("/dossiers/" + carried).statusCode()).isEqualTo(404);
    SignedIn watch = people.officer(Role.CENTRE_CONTROL, next);
    Instant midnight = VietnamTime.day(clock.instant()).atStartOfDay(VietnamTime.ZONE).toInstant();
    assertThat(
            TestViewer.as(
                watch, () -> handled.list(watch, next, midnight, midnight.plusSeconds(86400))))
        .extracting(HandledDossier::code)
        .contains(carried, own);
    SignedIn stranger = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00004"));
    assertThat(
            TestViewer.as(
                stranger,
                () ->
                    jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE code = :code")
                        .param("code", carried)
                        .query(Integer.class)
                        .single()))
        .isZero();
  }

  private void handOver(String unit, String successor) {
    UUID id =
        dissolving.propose(
            people.officer(Role.ADMINISTRATOR, null),
            new Plan(unit, successor, null, null, "Nghị quyết thử"));
    dissolving.approve(people.officer(Role.ADMINISTRATOR, null), id);
    handAllOn(unit);
  }

  private List<String> book(SignedIn who, String unit) {
    return page(who, unit, null, 1000).stream().map(RegisterLine::code).toList();
  }

  private RegisterLine line(SignedIn who, String unit, String code) {
    return page(who, unit, null, 1000).stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private List<RegisterLine> page(
      SignedIn who, @Nullable String unit, @Nullable Position after, int lines) {
    LocalDate today = VietnamTime.day(clock.instant());
    return register.list(
        who, new RegisterFilter(today, today, unit, null, null, false), after, lines);
  }

  @Test
  void refusesWhatHasNowhereToGo() {
    String old = walk.authorityOf("10489");
    String next = walk.authorityOf("10441");
    SignedIn admin = people.officer(Role.ADMINISTRATOR, null);
    file("10489");
    refused(admin, new Plan(old, old, null, null, "x"), "successor-unsuitable");
    refused(admin, new Plan(old, "000.00.99.H26", null, null, "x"), "successor-unsuitable");
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("UPDATE access.account SET active = false WHERE authority IS NULL").update();
          refused(admin, new Plan(old, next, null, null, "x"), "successor-without-intake");
          status.setRollbackOnly();
        });
    people.officer(Role.INTAKE_OFFICER, null);
    SignedIn stranger = people.officer(Role.SPECIALIST, old);
    refused(admin, new Plan(old, next, stranger.accountId(), null, "x"), "receiver-unsuitable");
    refused(admin, new Plan(old, next, null, null, " "), "required");
    UUID id = dissolving.propose(admin, new Plan(old, next, null, null, "Nghị quyết thử"));
    assertThatThrownBy(() -> dissolving.approve(admin, id)).hasMessage("second-person-needed");
    assign(people.officer(Role.INTAKE_OFFICER, old), file("10489"), stranger);
    SignedIn other = people.officer(Role.ADMINISTRATOR, null);
    assertThatThrownBy(() -> dissolving.approve(other, id)).hasMessage("receiver-needed");
    dissolving.reject(other, id);
    assertThat(dissolutions.standing(old)).isEqualTo(old);
  }

  @Test
  void programsOfTwoAdministratorsDoTheSame() {
    String old = walk.authorityOf("10354");
    String next = walk.authorityOf("10279");
    people.officer(Role.INTAKE_OFFICER, next);
    String code = file("10354");
    Web first = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    Web second = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    assertThat(first.get("/api/v1/units").body())
        .contains("\"code\":\"" + old + "\",\"name\":\"" + name(old) + "\",\"open\":1");
    String path = "/api/v1/units/" + old + "/dissolutions";
    assertThat(first.post(path, "{\"successor\":\"%s\",\"signer\":\"x\"}".formatted(next)).body())
        .contains("malformed", "/signer");
    assertThat(first.post(path, "{\"successor\":\"%s\"}".formatted(next)).body())
        .contains("required", "/why");
    String plan = "{\"successor\":\"%s\",\"why\":\"NQ 2/2026 (mẫu)\"}".formatted(next);
    HttpResponse<String> proposed = first.post(path, plan);
    assertThat(proposed.statusCode()).isEqualTo(201);
    String one = "/api/v1/dissolutions/" + Web.json(proposed).get("id").asString();
    assertThat(first.post(one + "/approvals", "{}").body()).contains("second-person-needed");
    assertThat(second.post(one + "/approvals", "{}").statusCode()).isEqualTo(204);
    assertThat(second.post(one + "/rejections", "{}").statusCode()).isEqualTo(404);
    handAllOn(old);
    assertThat(dossiers.find(code).orElseThrow().unit()).isEqualTo(next);
    assertThat(first.get("/api/v1/dissolutions").body())
        .contains("\"unit\":\"" + old + "\"", "NQ 2/2026 (mẫu)", "\"moved\":1");
  }

  @Test
  void whoDecidesInThatMomentComesFirstAndTheDossierGoesOverAllTheSame() throws Exception {
    String old = walk.authorityOf("10417");
    String next = walk.authorityOf("10402");
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, old);
    people.officer(Role.INTAKE_OFFICER, next);
    SignedIn holder = people.officer(Role.SPECIALIST, old);
    SignedIn receiver = people.officer(Role.SPECIALIST, next);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      codes.add(accept(intake, file("10417")));
    }
    UUID id =
        dissolving.propose(
            people.officer(Role.ADMINISTRATOR, null),
            new Plan(old, next, receiver.accountId(), null, "Nghị quyết thử"));
    List<Future<Boolean>> acts = new ArrayList<>();
    try (ExecutorService officers = Executors.newFixedThreadPool(4)) {
      dissolving.approve(people.officer(Role.ADMINISTRATOR, null), id);
      officers.execute(handing::handOn);
      codes.forEach(code -> acts.add(officers.submit(() -> tryToAssign(intake, code, holder))));
    }
    handAllOn(old);
    for (int i = 0; i < codes.size(); i++) {
      Dossier dossier = dossiers.find(codes.get(i)).orElseThrow();
      assertThat(dossier.unit()).isEqualTo(next);
      boolean won = acts.get(i).get();
      assertThat(dossier.state()).isEqualTo(won ? DossierState.PROCESSING : DossierState.ACCEPTED);
      assertThat(dossier.progress().assigneeId()).isEqualTo(won ? receiver.accountId() : null);
      assertThat(numbers(dossier)).hasSize(dossier.version());
    }
  }

  @Test
  void whatGetsAHolderBeforeItGoesIsHandedOutAnewWhereThePlanNamesNobodyWhoIsThere() {
    String old = walk.authorityOf("10180");
    String next = walk.authorityOf("10183");
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, old);
    SignedIn clerk = people.officer(Role.INTAKE_OFFICER, next);
    SignedIn holder = people.officer(Role.SPECIALIST, old);
    SignedIn lead = people.officer(Role.SIGNER, old);
    SignedIn gone = people.officer(Role.SIGNER, next);
    String held = accept(intake, file("10180"));
    String approved = accept(intake, file("10180"));
    UUID id =
        dissolving.propose(
            people.officer(Role.ADMINISTRATOR, null),
            new Plan(old, next, null, gone.accountId(), "Nghị quyết thử"));
    transaction.executeWithoutResult(
        status -> {
          dissolving.approve(people.officer(Role.ADMINISTRATOR, null), id);
          assigning.assign(intake, held, null, holder.accountId(), null);
          assigning.assign(intake, approved, null, lead.accountId(), null);
          approving.approve(lead, approved, null);
          jdbc.sql("UPDATE access.account SET active = false WHERE id = :id")
              .param("id", gone.accountId())
              .update();
        });
    handAllOn(old);
    for (String code : List.of(held, approved)) {
      Dossier dossier = dossiers.find(code).orElseThrow();
      assertThat(dossier.unit()).isEqualTo(next);
      assertThat(dossier.state()).isEqualTo(DossierState.PROCESSING);
      assertThat(dossier.progress().assigneeId()).isNull();
      assertThat(dossier.progress().assigneeName()).isNull();
      assertThat(dossier.progress().approvedBy()).isNull();
      assertThat(lastHand(code).receiver().name()).isEqualTo(name(next));
      assertThat(codes(clerk)).contains(code);
    }
    SignedIn receiver = people.officer(Role.SPECIALIST, next);
    assigning.assign(clerk, held, null, receiver.accountId(), null);
    assertThat(keeper(held)).isEqualTo(receiver.accountId());
  }

  @Test
  void oneThatCannotGoOverKeepsNoOtherWaiting() {
    String old = walk.authorityOf("10231");
    String next = walk.authorityOf("10237");
    people.officer(Role.INTAKE_OFFICER, next);
    List<Dossier> both =
        Stream.of(file("10231"), file("10231"))
            .map(code -> dossiers.find(code).orElseThrow())
            .sorted(Comparator.comparing(dossier -> dossier.filing().id().toString()))
            .toList();
    Dossier stuck = both.getFirst();
    Dossier behind = both.getLast();
    UUID id =
        dissolving.propose(
            people.officer(Role.ADMINISTRATOR, null),
            new Plan(old, next, null, null, "Nghị quyết thử"));
    jdbc.sql(
            """
            ALTER TABLE dossier.dossier ADD CONSTRAINT broken_for_a_test
            CHECK (id <> '%s' OR handed_to IS NULL) NOT VALID
            """
                .formatted(stuck.filing().id()))
        .update();
    try {
      dissolving.approve(people.officer(Role.ADMINISTRATOR, null), id);
      assertThatThrownBy(() -> handing.handOn()).isInstanceOf(DataAccessException.class);
    } finally {
      jdbc.sql("ALTER TABLE dossier.dossier DROP CONSTRAINT broken_for_a_test").update();
    }
    assertThat(dossiers.find(behind.code()).orElseThrow().unit()).isEqualTo(next);
    handAllOn(old);
    assertThat(dossiers.find(stuck.code()).orElseThrow().unit()).isEqualTo(next);
  }

  private boolean tryToAssign(SignedIn intake, String code, SignedIn holder) {
    try {
      assigning.assign(intake, code, null, holder.accountId(), null);
      return true;
    } catch (Refused late) {
      assertThat(late.code()).isIn("dossier-not-found", "somebody-was-faster");
      return false;
    }
  }

  private void handAllOn(String unit) {
    for (int i = 0; i < 200 && !work.lines(unit).isEmpty(); i++) {
      handing.handOn();
    }
    assertThat(work.lines(unit)).isEmpty();
  }

  private void refused(SignedIn admin, Plan plan, String code) {
    assertThatThrownBy(() -> dissolving.propose(admin, plan)).hasMessage(code);
  }

  private String file(String commune) {
    return walk.filing().form("commune", commune).file().code();
  }

  private String accept(SignedIn intake, String code) {
    return walk.accept(intake, code).code();
  }

  private String assign(SignedIn intake, String code, SignedIn holder) {
    accept(intake, code);
    return assigning.assign(intake, code, null, holder.accountId(), null).code();
  }

  private List<String> codes(SignedIn who) {
    return worklist.list(who, Filter.all(), null, 100).stream().map(Row::code).toList();
  }

  private @Nullable UUID keeper(String code) {
    return dossiers.find(code).orElseThrow().progress().assigneeId();
  }

  private Handover lastHand(String code) {
    return handovers.list(dossiers.find(code).orElseThrow()).getLast();
  }

  private String name(String unit) {
    return authorities.get(unit).name();
  }

  private UUID dissolution(String unit) {
    return dissolutions.list().stream()
        .filter(one -> one.unit().equals(unit))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<Integer> numbers(Dossier dossier) {
    return jdbc.sql("SELECT no FROM dossier.act WHERE authority = :authority AND dossier_id = :id")
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query((rs, n) -> rs.getInt(1))
        .list();
  }

  private List<String> audit(String unit) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at")
        .param("subject", "unit/" + unit)
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}

package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ticks and crosses, one request with all reasons, and the second one that is a leader's. */
@IntegrationTest
class ReviewRulesTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private MarkComponent marking;
  @Autowired private RequestSupplement asking;
  @Autowired private AddSupplement adding;
  @Autowired private AcceptDossier accepting;
  @Autowired private RefuseDossier refusing;
  @Autowired private ExtendPromise extending;
  @Autowired private ReadDossier reading;
  @Autowired private JdbcClient jdbc;

  private SignedIn intake;
  private SignedIn signer;
  private SignedIn partner;
  private String code = "";

  @BeforeEach
  void file() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    signer = people.officer(Role.SIGNER, walk.authority());
    partner = people.partner().who();
    code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .by(partner)
            .code();
  }

  @Test
  void marksAreKeptAndTheLastOneCounts() {
    marking.mark(intake, code, "form", true, null);
    marking.mark(intake, code, "mandate", true, null);
    List<Mark> marks = marking.mark(signer, code, "mandate", false, " Chưa ký. ");
    assertThat(marks)
        .extracting(Mark::component, Mark::complete, Mark::reason, Mark::byName)
        .containsExactly(
            tuple("form", true, null, intake.displayName()),
            tuple("mandate", false, "Chưa ký.", signer.displayName()));
    assertThat(auditRows("component-marked")).isEqualTo(3);
    assertThat(
            jdbc.sql("SELECT count(*) FROM dossier.mark m WHERE m::text LIKE '%Chưa ký%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aCrossNeedsItsReasonAndATickHasNone() {
    refused(() -> marking.mark(intake, code, "form", false, " "), "reason-needed");
    refused(() -> marking.mark(intake, code, "form", true, "Thừa"), "reason-not-wanted");
    refused(() -> marking.mark(intake, code, "form", false, "x".repeat(1001)), "too-long");
    refused(() -> marking.mark(intake, code, "nonsense", true, null), "component-not-asked-for");
    refused(() -> marking.mark(partner, code, "form", true, null), "forbidden");
    SignedIn elsewhere = people.officer(Role.SPECIALIST, walk.authorityOf("00004"));
    refused(() -> marking.mark(elsewhere, code, "form", true, null), "dossier-not-found");
    refused(() -> marking.list(elsewhere, code), "dossier-not-found");
    assertThat(marking.list(intake, code)).isEmpty();
  }

  @Test
  void nothingIsMarkedOnceItIsOver() {
    refusing.refuse(intake, code, null, "Luật Thử", "Sai nơi nộp.");
    refused(() -> marking.mark(intake, code, "form", true, null), "wrong-state");
  }

  @Test
  void everyCrossGoesOutInTheOneRequest() {
    marking.mark(intake, code, "mandate", false, "Chưa ký.");
    refused(
        () -> asking.request(intake, code, null, List.of(new Reason("form", "Sai năm sinh."))),
        "reasons-left-out");
    Dossier asked =
        asking.request(
            intake,
            code,
            null,
            List.of(new Reason("form", "Sai năm sinh."), new Reason("mandate", "Chưa ký.")));
    assertThat(asked.progress().supplementRequests()).isEqualTo(1);
    assertThat(marking.list(intake, code)).noneMatch(Mark::complete).hasSize(2);
    adding.add(partner, code, null, List.of(), "Đã sửa.");
    assertThat(marking.list(intake, code)).isEmpty();
  }

  @Test
  void aSecondRequestIsALeadersSaysWhyAndIsCounted() {
    once();
    List<Reason> more = List.of(new Reason("form", "Thiếu số nhà."));
    refused(() -> asking.request(intake, code, null, more), "second-supplement-needs-leader");
    refused(() -> asking.request(signer, code, null, more), "ground-needed");
    refused(() -> asking.request(signer, code, null, more, "x".repeat(1001)), "too-long");
    Dossier asked = asking.request(signer, code, null, more, "Luật mới có hiệu lực hôm qua.");
    assertThat(asked.progress().supplementRequests()).isEqualTo(2);
    assertThat(reading.file(signer, code, "test").history().getLast().note())
        .contains("Thiếu số nhà.", "Luật mới có hiệu lực hôm qua.");
    assertThat(
            jdbc.sql(
                    """
                    SELECT (details ->> 'request') || (details ->> 'stage') FROM audit.entry
                    WHERE subject = :subject AND act = 'dossier-supplement-requested' ORDER BY at
                    """)
                .param("subject", "dossier/" + code)
                .query(String.class)
                .list())
        .containsExactly("1intake", "2review");
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() {
    once();
    int version = reading.facts(intake, code).version();
    refused(
        () -> asking.request(intake, code, null, List.of(new Reason("form", "Nữa."))),
        "second-supplement-needs-leader");
    assertThat(reading.facts(intake, code).version()).isEqualTo(version);
    assertThat(marking.list(intake, code)).isEmpty();
  }

  @Test
  void anExtensionOutlivesASupplementAndIsNotCountedAnew() {
    accepting.accept(intake, code, null);
    Dossier extended =
        extending.extend(signer, code, null, LocalDate.of(2027, 12, 7), "Chờ xác minh.");
    asking.request(intake, code, null, List.of(new Reason("form", "Sai năm.")));
    Dossier back = adding.add(partner, code, null, List.of(), "Đã sửa.");
    assertThat(back.progress().appointmentAt())
        .isEqualTo(Objects.requireNonNull(extended.progress().appointmentAt()));
    assertThat(
            jdbc.sql("SELECT extended_to = appointment_at FROM dossier.dossier WHERE code = :code")
                .param("code", code)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private void once() {
    asking.request(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    adding.add(partner, code, null, List.of(), "Đã sửa.");
    accepting.accept(intake, code, null);
  }

  private static void refused(Runnable act, String with) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(
                        refused.errors().isEmpty()
                            ? refused.code()
                            : refused.errors().getFirst().code())
                    .isEqualTo(with));
  }

  private int auditRows(String act) {
    return jdbc.sql("SELECT count(*) FROM audit.entry WHERE subject = :subject AND act = :act")
        .param("subject", "dossier/" + code)
        .param("act", act)
        .query(Integer.class)
        .single();
  }
}

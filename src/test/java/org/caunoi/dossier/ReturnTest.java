package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The result reaches the right hands, at the counter and by link. */
@IntegrationTest
class ReturnTest {

  private static final String CARD = "001199000001";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReturnAtCounter returning;
  @Autowired private OpenResult opening;
  @Autowired private PrintResult printing;
  @Autowired private JdbcClient jdbc;
  @Autowired private ReadDossier reading;
  @Autowired private SentCodes sent;
  @Autowired private CodeWay ways;
  @Autowired private ReissueResult reissuing;
  @Autowired private RevokeReissue revoking;
  @Autowired private TransactionTemplate transactions;

  private SignedIn officer;

  @BeforeEach
  void enrol() {
    officer = people.officer(Role.RETURN_OFFICER, walk.authority());
  }

  @Test
  void handsOverAgainstCardAndCode() {
    String code = done(ReturnWay.COUNTER);
    returning.sendCode(officer, code);
    Dossier returned =
        returning.handOver(officer, code, null, AtCounter.of(CARD, sent.codeOf(code)));
    assertThat(returned.state()).isEqualTo(DossierState.RETURNED);
    assertThat(returned.progress().returnedAt()).isNotNull();
    assertThatThrownBy(
            () -> returning.handOver(officer, code, null, AtCounter.of(CARD, sent.codeOf(code))))
        .isInstanceOf(Refused.class)
        .hasMessage("wrong-state");
  }

  @Test
  void refusesAnotherPersonsCard() {
    String code = done(ReturnWay.COUNTER);
    returning.sendCode(officer, code);
    refused(
        "wrong-person",
        () ->
            returning.handOver(
                officer, code, null, AtCounter.of("001199000002", sent.codeOf(code))));
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.DONE);
  }

  @Test
  void refusesAWrongOrMissingCode() {
    String code = done(ReturnWay.COUNTER);
    refused("wrong-code", () -> returning.handOver(officer, code, null, AtCounter.of(CARD, null)));
    returning.sendCode(officer, code);
    refused(
        "wrong-code",
        () ->
            returning.handOver(officer, code, null, AtCounter.of(CARD, other(sent.codeOf(code)))));
    returning.sendCode(officer, code);
    assertThat(
            returning.handOver(officer, code, null, AtCounter.of(CARD, sent.codeOf(code))).state())
        .isEqualTo(DossierState.RETURNED);
  }

  @Test
  void stopsGuessingAfterFiveTries() {
    String code = done(ReturnWay.COUNTER);
    returning.sendCode(officer, code);
    String right = sent.codeOf(code);
    for (int i = 0; i < 5; i++) {
      refused(
          "wrong-code",
          () -> returning.handOver(officer, code, null, AtCounter.of(CARD, other(right))));
    }
    refused(
        "too-many-attempts",
        () -> returning.handOver(officer, code, null, AtCounter.of(CARD, right)));
  }

  @Test
  void sendsNoMoreThanFiveCodes() {
    String code = done(ReturnWay.COUNTER);
    for (int i = 0; i < 5; i++) {
      returning.sendCode(officer, code);
    }
    refused("too-many-attempts", () -> returning.sendCode(officer, code));
  }

  @Test
  void handsOverAgainstTheCardAloneWhereThereIsNoPhone() {
    String code = walk.filing().withoutPhone().file().code();
    walk.issue(code);
    refused("no-phone", () -> returning.sendCode(officer, code));
    assertThat(
            returning.handOver(officer, code, null, AtCounter.of("001 199 000 001", null)).state())
        .isEqualTo(DossierState.RETURNED);
  }

  @Test
  void aLandlineTakesNoCodeAndKeepsNobodyFromTheirResult() {
    String code = walk.filing().form("phone", "024 3800 0001").file().code();
    walk.issue(code);
    assertThat(people.signIn(officer).get("/dossiers/" + code).body())
        .contains("name=\"card\"")
        .doesNotContain("name=\"phoneCode\"", "/return-codes");
    refused("no-phone", () -> returning.sendCode(officer, code));
    assertThat(returning.handOver(officer, code, null, AtCounter.of(CARD, null)).state())
        .isEqualTo(DossierState.RETURNED);
    assertThat(
            jdbc.sql("SELECT kind FROM notification.message WHERE dossier_code = :code")
                .param("code", code)
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(ways.of(new Contact("02438000001", "thu@example.invalid")))
        .isEqualTo(new Contact(null, "thu@example.invalid"));
  }

  @Test
  void givesNoResultThatIsNotIssued() {
    String code = walk.filing().file().code();
    refused("wrong-state", () -> returning.sendCode(officer, code));
    refused(
        "wrong-state", () -> returning.handOver(officer, code, null, AtCounter.of(CARD, "000000")));
  }

  @Test
  void opensAnElectronicResultByLinkAndCode() {
    String code = done(ReturnWay.ELECTRONIC);
    String token = sent.linkOf(code);
    assertThat(opening.look(token).code()).isEqualTo(code);
    opening.sendCode(token);
    refused("wrong-code", () -> opening.open(token, other(sent.codeOf(code))));
    String hash = open(token, code);
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.RETURNED);
    refused("wrong-code", () -> opening.open(token, sent.codeOf(code)));
    opening.sendCode(token);
    assertThat(open(token, code)).isEqualTo(hash);
    refused("link-gone", () -> opening.look("khong-co"));
  }

  @Test
  void aResultInAFileIsPrintedAtTheCounterAgainstTheCard() throws Exception {
    String code = done(ReturnWay.ELECTRONIC);
    refused("wrong-person", () -> printing.print(officer, code, "001199000002"));
    try (var content = printing.print(officer, code, CARD).content()) {
      assertThat(content.readAllBytes()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.DONE);
    assertThat(
            jdbc.sql(
                    """
                    SELECT details ->> 'proof' FROM audit.entry
                    WHERE subject = :subject AND act = 'dossier-result-printed'
                    """)
                .param("subject", "dossier/" + code)
                .query(String.class)
                .list())
        .containsExactly("card");
    refused("result-on-paper", () -> printing.print(officer, done(ReturnWay.COUNTER), CARD));
  }

  @Test
  void aResultInAFileNeedsAWayToTheCitizen() {
    for (Walk.Draft unreached :
        List.of(walk.filing().withoutPhone(), walk.filing().form("phone", "024 3800 0001"))) {
      assertThatThrownBy(() -> unreached.returnBy(ReturnWay.ELECTRONIC).file())
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.errors())
                      .extracting(Refused.FieldError::pointer, Refused.FieldError::code)
                      .containsExactly(tuple("/returnBy", "return-way-needs-phone")));
    }
  }

  @Test
  void aResultThatWasIssuedAgainIsRevokedOnce() {
    String code = done(ReturnWay.COUNTER);
    SignedIn signer = people.officer(Role.SIGNER, walk.authority());
    reissuing.reissue(
        signer, code, null, "02/TLKS-TN", "Thất lạc thử", walk.document(walk.authority()));
    for (int i = 0; i < 2; i++) {
      Boolean revoked = transactions.execute(status -> revoking.revoke(code, "02/TLKS-TN"));
      assertThat(revoked).isTrue();
    }
    assertThat(
            jdbc.sql(
                    "SELECT act FROM audit.entry WHERE subject = :subject AND act ="
                        + " 'reissue-revoked'")
                .param("subject", "dossier/" + code)
                .query(String.class)
                .list())
        .hasSize(1);
  }

  private String open(String token, String code) {
    ReadDossier.Opened opened = opening.open(token, sent.codeOf(code));
    try (var content = opened.content()) {
      assertThat(content.readAllBytes()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return opened.document().sha256();
  }

  private String done(ReturnWay way) {
    String code = walk.filing().returnBy(way).file().code();
    walk.issue(code);
    return code;
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessage(code);
  }
}

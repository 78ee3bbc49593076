package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The citizen answers the form question by question on their own phone, scripts off. */
@IntegrationTest
class PhoneFormTest {

  private static final String ANSWERS = "/citizen-screen/answers";

  @Autowired Counter counter;
  @Autowired OfferScreen offers;
  @Autowired HandForm hand;
  @Autowired HandOffToPortal handOff;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private SignedIn clerk;
  private Device phone;
  private UUID id;

  @BeforeEach
  void aFormIsBegunAndThePhoneIsPaired() {
    clerk = counter.clerk("HN-0001");
    phone = new Device(port);
    id = counter.opened(clerk);
    counter.choose.choose(clerk, id, null, Counter.EXTRACT);
    phone.get("/citizen-screen/pair/" + offers.forSession(clerk, id).token());
  }

  @Test
  void theWholeFormComesOneQuestionPerPage() {
    hand.hand(clerk, id, List.of());
    String page = phone.look().body();
    int of = Integer.parseInt(page.replaceAll("(?s).*Câu 1 trên (\\d+).*", "$1"));
    assertThat(of).isGreaterThan(8);
    for (int number = 1; number <= of; number++) {
      page = phone.look().body();
      assertThat(page).contains("Câu " + number + " trên " + of).doesNotContain("http-equiv");
      assertThat(page.split("<input class=\"input|<select|<fieldset", -1)).hasSize(2);
      String key = key(page);
      assertThat(next(key, given(key)).statusCode()).as("%s: %s", key, page).isEqualTo(302);
    }
    assertThat(phone.look().body())
        .contains("Bác đã trả lời xong", "Nguyễn Thử Nghiệm", "Khai sinh", "0900000007");
    assertThat(draft()).containsEntry("phone", "0900000007").containsEntry("copies", "2");
    counter.show.show(clerk, id, null);
    assertThat(phone.look().body()).contains("Bác xem lại trước khi gửi");
  }

  @Test
  void aWrongAnswerStaysWithPlainWordsAndIsNeverTypedTwice() {
    hand.hand(clerk, id, List.of("phone", "registryYear"));
    assertThat(phone.look().body()).contains("Câu 1 trên 2", "Số điện thoại", "Bỏ qua câu này");
    HttpResponse<String> wrong = next("phone", "12 34");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("aria-invalid=\"true\"", "value=\"12 34\"", "Câu 1 trên 2");
    assertThat(draft()).containsEntry("phone", "12 34");
    assertThat(press(Map.of("go", "skip")).statusCode())
        .as("skipping does not mend")
        .isEqualTo(422);
    assertThat(next("phone", "0900000003").statusCode()).isEqualTo(302);
    assertThat(phone.look().body()).contains("Câu 2 trên 2");
    assertThat(press(Map.of("go", "back", "form.registryYear", "19")).statusCode()).isEqualTo(302);
    assertThat(phone.look().body()).contains("Câu 1 trên 2", "value=\"0900000003\"");
    assertThat(draft()).as("kept on the way back too").containsEntry("registryYear", "19");
  }

  @Test
  void skippingLeavesAnOptionalAnswerAndRequiredOnesAreAsked() {
    hand.hand(clerk, id, List.of("phone", "copies"));
    phone.look();
    assertThat(press(Map.of("go", "skip")).statusCode()).isEqualTo(302);
    assertThat(phone.look().body()).contains("Câu 2 trên 2").doesNotContain("Bỏ qua câu này");
    HttpResponse<String> empty = next("copies", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Câu 2 trên 2");
  }

  @Test
  void anAnswerShowsAndHidesLaterQuestions() {
    counter.answer.answer(clerk, id, null, Map.of("forWhom", "other"), null);
    hand.hand(clerk, id, List.of());
    int all = count(phone.look().body());
    counter.answer.answer(clerk, id, null, Map.of("forWhom", "self"), null);
    assertThat(count(phone.look().body())).isEqualTo(all - 2);
    assertThat(post("subjectFullName", "Nguyễn Thử").statusCode()).isEqualTo(409);
    assertThat(draft()).doesNotContainEntry("subjectFullName", "Nguyễn Thử");
  }

  @Test
  void eachAnswerIsAuditedAsTheCitizensWithKeysAndNoValues() {
    hand.hand(clerk, id, List.of("phone"));
    phone.look();
    next("phone", "0900000004");
    hand.takeBack(clerk, id);
    assertThat(audit())
        .containsSubsequence(
            "session-form-handed " + clerk.username() + " {\"fields\": [\"phone\"]}",
            "session-draft-saved citizen {\"fields\": [\"phone\"]}",
            "session-form-taken-back " + clerk.username() + " {}");
    assertThat(String.join("", audit())).doesNotContain("0900000004");
  }

  @Test
  void whoComesSecondIsToldAndNothingIsLost() {
    hand.hand(clerk, id, List.of("phone", "address"));
    int seen = seen();
    phone.look();
    next("phone", "0900000005");
    SaveDraft.Kept stale =
        counter.save.save(
            clerk, id, Map.of("phone", "", "address", "Số 9 phố Thử", "registryPlace", "Xã"), seen);
    assertThat(stale.clashes()).as("the clerk had not touched the phone").isEmpty();
    assertThat(draft())
        .containsEntry("phone", "0900000005")
        .containsEntry("address", "Số 9 phố Thử")
        .containsEntry("registryPlace", "Xã");

    SaveDraft.Kept clash =
        counter.save.save(clerk, id, Map.of("phone", "0900000006", "registryPlace", "Xã A"), seen);
    assertThat(clash.clashes()).containsExactly(new Clash("phone", "0900000006", "0900000005"));
    assertThat(draft())
        .containsEntry("phone", "0900000005")
        .as("the rest is kept")
        .containsEntry("registryPlace", "Xã A");
    assertThat(counter.save.save(clerk, id, Map.of("phone", "0900000006"), seen()).clashes())
        .as("knowing it, the clerk may change it")
        .isEmpty();
    assertThat(draft()).containsEntry("phone", "0900000006");
  }

  @Test
  void theCitizenIsToldWhenTheClerkWasFaster() {
    hand.hand(clerk, id, List.of("address"));
    phone.look();
    counter.save.save(clerk, id, Map.of("address", "Số 5 phố Quầy"), seen());
    HttpResponse<String> second = next("address", "Số 6 phố Nhà");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("Số 6 phố Nhà", "Người giúp vừa sửa", "Số 5 phố Quầy");
    assertThat(draft()).containsEntry("address", "Số 5 phố Quầy");
    assertThat(next("address", "Số 6 phố Nhà").statusCode()).isEqualTo(302);
    assertThat(draft()).containsEntry("address", "Số 6 phố Nhà");
  }

  @Test
  void anUntouchedQuestionThatTheClerkChangedIsShownAgain() {
    counter.save.save(clerk, id, Map.of("address", "Số 1"));
    hand.hand(clerk, id, List.of("address"));
    phone.look();
    counter.save.save(clerk, id, Map.of("address", "Số 2"), seen());
    HttpResponse<String> again = next("address", "Số 1");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("value=\"Số 2\"", "Người giúp vừa sửa câu này");
    assertThat(draft()).containsEntry("address", "Số 2");
  }

  @Test
  void takenBackTheAnswersStayAndALateOneIsRefusedKindly() {
    hand.hand(clerk, id, List.of("phone", "address"));
    phone.look();
    next("phone", "0900000005");
    phone.look();
    hand.takeBack(clerk, id);
    HttpResponse<String> late = next("address", "Số 6");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Người giúp đã lấy lại tờ khai");
    assertThat(draft()).containsEntry("phone", "0900000005").doesNotContainEntry("address", "Số 6");
    assertThatThrownBy(() -> hand.takeBack(clerk, id))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("form-not-handed"));
  }

  @Test
  void showingTheSummaryOrGoingToThePortalTakesItBack() {
    hand.hand(clerk, id, List.of("phone"));
    counter.show.show(clerk, id, null);
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    assertThat(phone.look().body()).doesNotContain("Câu 1 trên");
    assertThat(counter.read.read(clerk, id).handed()).isNull();

    counter.choose.choose(clerk, id, null, Counter.PORTAL_PROCEDURE);
    hand.hand(clerk, id, List.of());
    handOff.handOff(clerk, id, null);
    assertThat(phone.look().body()).contains("Bước 1 trên 5");
  }

  @Test
  void theEndOfTheCitizenWipesIt() {
    hand.hand(clerk, id, List.of("phone"));
    phone.look();
    next("phone", "0900000005");
    counter.end.end(clerk, id, Outcome.ABANDONED);
    assertThat(
            jdbc.sql("SELECT count(*) FROM assistance.handed_form WHERE session_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(phone.look().body()).contains("Cảm ơn bác").doesNotContain("0900000005");
    assertThat(post("phone", "0900000006").statusCode()).isEqualTo(302);
  }

  @Test
  void aQuestionStaysWhileTheCitizenThinksAndTheClerkIsQuiet() {
    hand.hand(clerk, id, List.of("phone"));
    jdbc.sql(
            "UPDATE assistance.session SET touched_at = touched_at - interval '20 minutes' WHERE id"
                + " = :id")
        .param("id", id)
        .update();
    assertThat(phone.look().body()).contains("Câu 1 trên 1");
    assertThat(next("phone", "0900000005").statusCode()).isEqualTo(302);
  }

  @Test
  void whatCannotBeHandedOverIsRefusedWithTheWayOut() {
    assertRefused("unknown-field", () -> hand.hand(clerk, id, List.of("phone", "khong-co")));
    UUID alone = counter.opened(clerk);
    counter.choose.choose(clerk, alone, null, Counter.EXTRACT);
    assertRefused("no-screen", () -> hand.hand(clerk, alone, List.of()));
    SignedIn elsewhere = counter.clerk("HN-0002");
    assertRefused("session-not-found", () -> hand.hand(elsewhere, id, List.of()));
    phone.look();
    assertThat(post("phone", "0900000005").statusCode()).as("nothing was handed").isEqualTo(409);
    assertThat(draft()).doesNotContainEntry("phone", "0900000005");
  }

  @Test
  void bigAndStrangeAnswersAreRefusedAndNothingIsStored() {
    hand.hand(clerk, id, List.of("address"));
    phone.look();
    String before = draft().getOrDefault("address", "");
    assertThat(next("address", "ă".repeat(5000)).statusCode()).isEqualTo(422);
    assertThat(post("khong-co", "x").statusCode()).isEqualTo(409);
    assertThat(
            phone
                .push(ANSWERS, Map.of("tag", "khac", "field", "address", "form.address", "x"))
                .statusCode())
        .isEqualTo(409);
    assertThat(draft()).containsEntry("address", before);
  }

  @Test
  void fromTheListOfAnswersOneGoesBackToAnyQuestion() {
    hand.hand(clerk, id, List.of("phone", "copies"));
    phone.look();
    next("phone", "0900000005");
    phone.look();
    next("copies", "3");
    assertThat(phone.look().body()).contains("Bác đã trả lời xong", "Sửa: Số điện thoại");
    assertThat(phone.press("/citizen-screen/questions", Map.of("field", "phone")).statusCode())
        .isEqualTo(302);
    assertThat(phone.look().body()).contains("Câu 1 trên 2", "value=\"0900000005\"");
  }

  private HttpResponse<String> next(String key, String value) {
    return press(Map.of("form." + key, value, "go", "next"));
  }

  private HttpResponse<String> press(Map<String, String> fields) {
    return phone.press(ANSWERS, fields);
  }

  /** As from a page that is out of date. */
  private HttpResponse<String> post(String key, String value) {
    String id = this.id.toString();
    return phone.push(
        ANSWERS,
        Map.of("tag", id.substring(id.lastIndexOf('-') + 1), "field", key, "form." + key, value));
  }

  private static String key(String page) {
    return page.replaceAll("(?s).*name=\"field\" value=\"(\\w+)\".*", "$1");
  }

  private static int count(String page) {
    return Integer.parseInt(page.replaceAll("(?s).*Câu \\d+ trên (\\d+).*", "$1"));
  }

  private String given(String key) {
    return switch (key) {
      case "phone" -> "0900000007";
      case "copies" -> "2";
      default -> {
        String typed = draft().getOrDefault(key, "");
        yield typed.isEmpty() && key.equals("commune") ? "00070" : typed;
      }
    };
  }

  private Map<String, String> draft() {
    return counter.read.read(clerk, id).draft();
  }

  private int seen() {
    return counter.read.read(clerk, id).formSaves();
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private List<String> audit() {
    return jdbc.sql(
            "SELECT act, actor, details FROM audit.entry WHERE subject = :subject ORDER BY at, id")
        .param("subject", "assistance-session/" + id)
        .query(
            (row, n) ->
                row.getString("act")
                    + " "
                    + row.getString("actor")
                    + " "
                    + row.getString("details"))
        .list();
  }
}

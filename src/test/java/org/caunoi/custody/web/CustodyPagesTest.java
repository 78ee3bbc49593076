package org.caunoi.custody.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.dossier.SentCodes;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desks of clerk, courier, mail room and Centre, through real forms. */
@IntegrationTest
class CustodyPagesTest {

  private static final String DRAWN =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private HandOver hands;
  @Autowired private SentCodes sent;
  @Autowired private JdbcClient jdbc;

  private Team team;
  private Web clerk;

  @BeforeEach
  void signIn() {
    team = way.team();
    clerk = people.signIn(team.clerk());
  }

  private static Map<String, String> papers(String seal) {
    return new HashMap<>(
        Map.of(
            "direction", "in",
            "kind-mandate", "ORIGINAL",
            "copies-mandate", "2",
            "seal", seal,
            "signature", DRAWN));
  }

  @Test
  void severalScannedEnvelopesAreTakenOverTogetherOrNotAtAll() {
    String one = way.takeIn(team.clerk()).envelope();
    String two = way.takeIn(team.clerk()).envelope();
    String kept = way.takeIn(team.clerk()).envelope();
    hands.offer(team.clerk(), one, false);
    hands.offer(team.clerk(), two, false);
    Web courier = people.signIn(team.courier());
    assertThat(courier.get("/custody").body())
        .contains("Nhận nhiều phong bì cùng lúc", "data-number=\"" + one + "\"");
    HttpResponse<String> refused =
        courier.form("/custody/acceptances", Map.of("numbers", one + "\n" + kept + "\n" + two));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(UnitWords.spoken(kept) + ": ", one + "\n" + kept);
    assertThat(courier.form("/custody/acceptances", Map.of("numbers", " ")).statusCode())
        .isEqualTo(422);
    assertThat(keeper(one)).as("none").isEqualTo(team.clerk().accountId());
    assertThat(
            courier
                .form("/custody/acceptances", Map.of("numbers", one + "\n" + two + "\n" + one))
                .statusCode())
        .isEqualTo(302);
    assertThat(List.of(keeper(one), keeper(two))).containsOnly(team.courier().accountId());
  }

  private UUID keeper(String number) {
    return jdbc.sql("SELECT keeper_id FROM custody.unit WHERE number = :number")
        .param("number", number)
        .query(UUID.class)
        .single();
  }

  @Test
  void whatACourierCarriesStandsInTheOrderOfTheRound() {
    Web courier = people.signIn(team.courier());
    for (String destination : List.of("HN-0004", "HN-0003", "HN-0002")) {
      courier.form("/custody/bags", Map.of("destination", destination));
    }
    assertThat(courier.get("/custody").body())
        .containsSubsequence(
            "Điểm 3: Bưu điện Cầu Giấy", "Điểm 4: Bưu điện Yên Thái", "Ngoài tuyến");
  }

  @Test
  void theClerkCountsSealsAndPrintsTheList() {
    String code = walk.filing().by(team.clerk()).code();
    String page = "/dossiers/" + code + "/papers";
    assertThat(clerk.get("/dossiers/" + code).body()).contains(page);
    assertThat(clerk.get(page).body()).contains("Giấy ủy quyền", "Người dân ký tại đây");
    assertThat(clerk.get("/custody").headers().allValues("Permissions-Policy"))
        .containsExactly("camera=(self), microphone=(), geolocation=(self)");
    assertThat(clerk.get(page).headers().allValues("Permissions-Policy"))
        .as("nobody scans there")
        .containsExactly("camera=(), microphone=(), geolocation=(self)");
    String seal = OnTheWay.seal();
    HttpResponse<String> stored = clerk.form(page, papers(seal));
    assertThat(stored.statusCode()).isEqualTo(302);
    String slip = stored.headers().firstValue("Location").orElseThrow();
    String printed = clerk.get(slip.substring(slip.indexOf("/custody"))).body();
    assertThat(printed)
        .contains("Danh mục giấy tờ giao nhận", "Giấy ủy quyền", code)
        .contains("Mã QR của số hiệu", "Chuyến lấy tiếp theo", team.clerk().badge())
        .contains("Số niêm phong", seal);
    assertThat(printed).doesNotContain("Nguyễn Thử Nghiệm", "001199000001", "0900000001");
    assertThat(clerk.get("/dossiers/" + code).body())
        .contains("Giấy tờ được đếm, niêm phong và nhận giữ", "đang giữ, từ");
  }

  @Test
  void whatIsWrongWithTheListIsNamedAndNothingTypedIsLost() {
    String code = walk.filing().by(team.clerk()).code();
    String page = "/dossiers/" + code + "/papers";
    clerk.get(page);
    Map<String, String> wrong = papers("?");
    HttpResponse<String> refused = clerk.form(page, wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Số niêm phong gồm 4 đến 20", "href=\"#seal\"", "value=\"2\"");
    wrong.put("seal", OnTheWay.seal());
    wrong.put("copies-mandate", "viele");
    assertThat(clerk.form(page, wrong).body()).contains("Số bản từ 1 đến 99");
    wrong.put("copies-mandate", "");
    assertThat(clerk.form(page, wrong).body()).contains("Hãy ghi ít nhất một giấy tờ");
    wrong.put("copies-mandate", "1");
    wrong.remove("signature");
    assertThat(clerk.form(page, wrong).statusCode()).isEqualTo(422);
    wrong.put("signature", "data:text/html;base64,AAAA");
    assertThat(clerk.form(page, wrong).body()).contains("Chữ ký phải là ảnh");
  }

  @Test
  void listAndLabelsArePdfWithTheNumberForEyesAndScanners() throws IOException {
    String list = way.takeIn(team.clerk()).id().toString();
    Bag bag = way.bag(team, 2);
    for (String path :
        List.of(
            "/custody/slips/" + list + "/pdf", "/custody/units/" + bag.number() + "/label/pdf")) {
      byte[] file = clerk.bytes(path).body();
      try (PDDocument pdf = Loader.loadPDF(file)) {
        String text = new PDFTextStripper().getText(pdf);
        assertThat(text).contains(path.contains("slips") ? "Danh mục giấy tờ" : "Túi thư");
        assertThat(pdf.getPage(0).getResources().getXObjectNames()).as("QR and bars").hasSize(2);
        if (path.contains("label")) {
          assertThat(text).contains(UnitWords.spoken(bag.number()), bag.seal());
          bag.envelopes().forEach(one -> assertThat(text).contains(UnitWords.spoken(one)));
        }
      }
    }
  }

  private static byte[] scan() throws IOException {
    try (PDDocument pdf = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      pdf.addPage(new PDPage());
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void theSignedPaperCanBeScannedWhereTheScreenCannotBeSigned() throws IOException {
    byte[] photo = OnTheWay.signature("jpeg");
    byte[] scan = scan();
    for (byte[] signed : List.of(OnTheWay.signature(), photo, scan)) {
      String page = "/dossiers/" + walk.filing().by(team.clerk()).code() + "/papers";
      clerk.get(page);
      Map<String, String> fields = papers(OnTheWay.seal());
      fields.remove("signature");
      HttpResponse<String> stored = clerk.upload(page, fields, signed);
      assertThat(stored.statusCode()).isEqualTo(302);
      HttpResponse<byte[]> shown = clerk.bytes(path(stored) + "/signature");
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.headers().firstValue("Content-Type").orElse(""))
          .isEqualTo(
              signed == scan ? "application/pdf" : signed == photo ? "image/jpeg" : "image/png");
    }
  }

  @Test
  void whatIsWrongWithTheScanIsSaidWhereItWasChosen() throws IOException {
    String page = "/dossiers/" + walk.filing().by(team.clerk()).code() + "/papers";
    clerk.get(page);
    Map<String, String> fields = papers(OnTheWay.seal());
    fields.remove("signature");
    byte[] broken = Arrays.copyOf(scan(), 200);
    for (byte[] wrong : List.of("kein Bild".getBytes(StandardCharsets.UTF_8), broken)) {
      HttpResponse<String> refused = clerk.upload(page, fields, wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("href=\"#file\"", "id=\"file-error\"");
    }
  }

  @Test
  void eachLookAtASignatureIsWrittenDownAndIsForReadersOfTheDossier() {
    String code = walk.filing().by(team.clerk()).code();
    PaperSet set = way.takeIn(team.clerk(), code);
    String list = "/custody/slips/" + set.id() + "/signature";
    assertThat(clerk.get("/custody/units/" + set.envelope()).body()).contains(list, "Bằng chứng");
    Web centre = people.signIn(team.centre());
    assertThat(centre.bytes(list).statusCode()).isEqualTo(200);
    assertThat(centre.get("/custody/units/" + set.envelope() + "/signature").statusCode())
        .as("nothing was handed over")
        .isEqualTo(404);
    assertThat(people.signIn(people.clerk("HN-0002")).get(list).statusCode()).isEqualTo(404);
    assertThat(people.signIn(team.courier()).get(list).statusCode()).isEqualTo(403);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM audit.entry WHERE act = 'custody-signature-read' AND"
                        + " subject = :subject")
                .param("subject", "dossier/" + code)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void theTenthEnvelopeIsInTheBagAfterTwelveScans() {
    Web courier = people.signIn(team.courier());
    List<String> envelopes =
        IntStream.range(0, 10)
            .mapToObj(
                n -> {
                  String envelope = way.takeIn(team.clerk()).envelope();
                  hands.offer(team.clerk(), envelope, false);
                  hands.accept(team.courier(), envelope, null);
                  return envelope;
                })
            .toList();
    assertThat(courier.get("/custody").body()).contains("autofocus", envelopes.getFirst());
    int inputs = 1;
    HttpResponse<String> opened =
        courier.form("/custody/bags", Map.of("destination", walk.authority()));
    String bag = path(opened);
    for (String envelope : envelopes) {
      inputs++;
      HttpResponse<String> packed = courier.form(bag + "/envelopes", Map.of("envelope", envelope));
      assertThat(packed.statusCode()).isEqualTo(302);
      assertThat(courier.get(path(packed)).body()).contains("id=\"envelope\"", "autofocus");
    }
    String twice =
        courier.form(bag + "/envelopes", Map.of("envelope", envelopes.getFirst())).body();
    assertThat(twice).contains("Phong bì này đã ở trong túi rồi");
    inputs++;
    HttpResponse<String> closed = courier.form(bag + "/closings", Map.of("seal", OnTheWay.seal()));
    assertThat(courier.get(path(closed)).body()).contains("Túi đã niêm phong");
    assertThat(courier.get(bag + "/label").body())
        .contains("Bảng kê: 10 phong bì", new ItemNumber(envelopes.get(9)).spoken());
    assertThat(inputs).isLessThanOrEqualTo(25);
    System.out.printf("Custody: 10 envelopes in a sealed bag after %d taps or scans%n", inputs);
  }

  @Test
  void theMailRoomTakesOverOpensAndNotesWhatIsMissing() {
    Bag bag = way.bag(team, 2);
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(team.courier(), bag.number(), bag.seal());
    Web courier = people.signIn(team.courier());
    Web mailRoom = people.signIn(team.mailRoom());
    Web witness = people.signIn(team.witness());
    String unit = "/custody/units/" + bag.number();
    courier.get(unit);
    courier.form(unit + "/offers", Map.of("to", "destination"));
    assertThat(mailRoom.get("/custody").body()).contains(bag.number());
    assertThat(mailRoom.get(unit).body()).contains("Tôi nhận");
    HttpResponse<String> wrong = mailRoom.form(unit + "/acceptances", Map.of("seal", "SAI-99"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Số niêm phong không khớp với bảng kê");
    assertThat(mailRoom.form(unit + "/acceptances", Map.of("seal", bag.seal())).statusCode())
        .isEqualTo(302);
    HttpResponse<String> early = mailRoom.form(unit + "/counts", Map.of("found", ""));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("Túi chưa được mở có người chứng kiến");
    mailRoom.form(unit + "/openings", Map.of("seal", bag.seal()));
    witness.get("/custody");
    assertThat(witness.form(unit + "/witnessings", Map.of()).statusCode()).isEqualTo(302);
    String found = bag.envelopes().getFirst();
    HttpResponse<String> typo = mailRoom.form(unit + "/counts", Map.of("found", found + "\nDE123"));
    assertThat(typo.statusCode()).isEqualTo(422);
    assertThat(typo.body()).as("what was scanned stays").contains(found + "\nDE123");
    assertThat(mailRoom.form(unit + "/counts", Map.of("found", found)).statusCode()).isEqualTo(302);
    assertThat(mailRoom.get(unit).body()).contains("Đã đếm xong");
    Web centre = people.signIn(team.centre());
    assertThat(centre.get("/custody/units/" + bag.envelopes().get(1)).body())
        .contains("Thiếu trong túi", "Giải quyết sai lệch", team.clerk().displayName());
  }

  @Test
  void aScanOfAnothersBagNamesWhereItIsAndNothingElse() {
    Bag bag = way.bag(team, 1);
    Web stranger = people.signIn(people.courier("HN-0002"));
    HttpResponse<String> scanned = stranger.get("/custody?number=" + bag.number());
    assertThat(scanned.statusCode()).isEqualTo(422);
    assertThat(scanned.body())
        .contains("không thuộc phần việc của bạn", "Bưu điện Trung tâm Hoàn Kiếm")
        .doesNotContain(team.clerk().displayName());
    assertThat(stranger.get("/custody/units/" + bag.number()).statusCode()).isEqualTo(404);
    assertThat(stranger.get("/custody?number=DE123").body()).contains("Số hiệu gồm 2 chữ, 9 số");
    String wrongDigit =
        bag.number().substring(0, 10)
            + (bag.number().charAt(10) == '1' ? '2' : '1')
            + bag.number().substring(11);
    assertThat(stranger.get("/custody?number=" + wrongDigit).body())
        .contains("Số hiệu sai một chữ số");
    assertThat(stranger.get("/custody?number=" + ItemNumber.of("DB", 99_999_998)).body())
        .contains("Không có phong bì hay túi nào mang số");
    assertThat(clerk.get("/custody?number=" + bag.number()).statusCode()).isEqualTo(302);
  }

  @Test
  void whoHeldItAtAMomentIsAPage() {
    PaperSet set = way.takeIn(team.clerk());
    String unit = "/custody/units/" + set.envelope();
    String now = VietnamTime.moment(set.takenAt().plusSeconds(60)).replace(" ", "+");
    assertThat(clerk.get(unit + "?at=" + now).body())
        .contains(team.clerk().displayName() + ", Bưu điện Trung tâm Hoàn Kiếm");
    assertThat(clerk.get(unit + "?at=14:07+03/03/2020").body())
        .contains("Lúc đó giấy tờ chưa được nhận");
    HttpResponse<String> wrong = clerk.get(unit + "?at=gestern");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Hãy ghi giờ và ngày");
  }

  @Test
  void whoOnlyCarriesReadsNeitherTheDossierNorTheList() {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), false);
    hands.accept(team.courier(), set.envelope(), null);
    String page = people.signIn(team.courier()).get("/custody/units/" + set.envelope()).body();
    assertThat(page).doesNotContain(set.dossierCode(), "Giấy ủy quyền");
    assertThat(clerk.get("/custody/units/" + set.envelope()).body()).contains("Giấy ủy quyền");
  }

  @Test
  void theCitizenSeesWhichOfficeHasThePapersAndNoNameOfAPerson() {
    String code = walk.filing().form("phone", "0900007777").by(team.clerk()).code();
    PaperSet set = way.takeIn(team.clerk(), code);
    hands.offer(team.clerk(), set.envelope(), false);
    hands.accept(team.courier(), set.envelope(), null);
    Web citizen = people.nobody();
    citizen.get("/tracking");
    String status = path(citizen.form("/tracking", Map.of("code", code, "digits", "7777")));
    assertThat(citizen.get(status).body())
        .contains("Giấy tờ đang ở đâu", "Đang trên đường")
        .contains("Giấy tờ được giao cho nhân viên vận chuyển")
        .doesNotContain(team.courier().displayName());
    assertThat(
            Web.json(citizen.get("/api/v1/tracking/" + code, "Tracking-Digits", "7777"))
                .path("papers")
                .asString(""))
        .contains("Đang trên đường");
  }

  @Test
  void theReturnDeskHandsThemToTheCitizenAgainstASignature() {
    Web desk = people.signIn(people.officer(Role.RETURN_OFFICER, walk.authority()));
    String code = walk.filing().by(team.clerk()).code();
    walk.issue(code);
    String page = "/dossiers/" + code + "/papers";
    assertThat(desk.get(page).body()).contains("Gửi giấy tờ về cho người dân");
    String slip =
        path(
            desk.form(
                page,
                Map.of(
                    "direction", "home",
                    "kind-result", "ORIGINAL",
                    "copies-result", "1",
                    "seal", OnTheWay.seal())));
    assertThat(desk.get(slip).body()).contains("Người nhận (ký, ghi họ tên)");
    String envelope =
        desk.get(page).body().replaceAll("(?s).*?/custody/units/(DE\\d{9}VN).*", "$1");
    String unit = "/custody/units/" + envelope;
    desk.get(unit);
    desk.form(unit + "/offers", Map.of("to", "destination"));
    clerk.get(unit);
    clerk.form(unit + "/acceptances", Map.of());
    assertThat(clerk.get(unit).body()).contains("Trao cho người dân", "data-signature");
    assertThat(clerk.form(unit + "/return-codes", Map.of()).statusCode()).isEqualTo(302);
    Map<String, String> shown =
        new HashMap<>(Map.of("signature", "", "personalId", "001199000001", "code", ""));
    assertThat(clerk.form(unit + "/deliveries", shown).statusCode()).isEqualTo(422);
    shown.put("code", sent.codeOf(code));
    shown.put("signature", DRAWN);
    shown.put("personalId", "001199000009");
    assertThat(clerk.form(unit + "/deliveries", shown).body())
        .contains("href=\"#personalId\"", "Thẻ này không phải của người nộp hồ sơ");
    shown.put("personalId", "001199000001");
    assertThat(clerk.form(unit + "/deliveries", shown).statusCode()).isEqualTo(302);
    assertThat(clerk.get("/dossiers/" + code).body()).contains("Đã trao tận tay người dân");
    assertThat(clerk.bytes(unit + "/signature").statusCode()).isEqualTo(200);
  }

  @Test
  void theAuthorityReadsTheSealAndCountsLineByLine() {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), true);
    hands.accept(team.intake(), set.envelope(), null);
    Web intake = people.signIn(team.intake());
    String unit = "/custody/units/" + set.envelope();
    assertThat(intake.get(unit).body()).contains("name=\"found-1\"", "Mở phong bì");
    String receipts = unit + "/receipts";
    HttpResponse<String> unread = intake.form(receipts, Map.of("look", "AGREES"));
    assertThat(unread.statusCode()).isEqualTo(422);
    assertThat(unread.body()).contains("Hãy quét số niêm phong", "href=\"#seal\"");
    String seal = way.sealOf(set.envelope());
    Map<String, String> counted =
        Map.of("look", "LINES_DIFFER", "seal", seal, "found-1", "x", "note", "");
    assertThat(intake.form(receipts, counted).body()).contains("href=\"#found-1\"", "value=\"x\"");
    Map<String, String> fewer =
        Map.of("look", "LINES_DIFFER", "seal", seal, "found-1", "1", "note", "chỉ một bản");
    assertThat(intake.form(receipts, fewer).statusCode()).isEqualTo(302);
    Web centre = people.signIn(team.centre());
    assertThat(centre.get(unit).body())
        .contains("Giấy ủy quyền: có 1 bản, danh mục ghi 2", "chỉ một bản");
    String settlements = unit + "/settlements";
    HttpResponse<String> bare =
        centre.form(settlements, Map.of("outcome", "GIVER_AT_FAULT", "note", ""));
    assertThat(bare.body()).contains("Hãy ghi căn cứ", "href=\"#note\"");
    Map<String, String> grounds = Map.of("outcome", "GIVER_AT_FAULT", "note", "đếm nhầm ở quầy");
    assertThat(centre.form(settlements, grounds).statusCode()).isEqualTo(302);
    assertThat(centre.get(unit).body()).contains("đếm nhầm ở quầy");
    Map<String, String> right = Map.of("look", "AGREES", "seal", seal);
    assertThat(intake.form(receipts, right).statusCode()).isEqualTo(302);
  }

  @Test
  void aCourierOfAnotherPointTakesWhatIsOfferedToAnyCourier() {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), false);
    Web far = people.signIn(people.courier("HN-0002"));
    assertThat(far.get("/custody").body()).contains(set.envelope());
    assertThat(far.get("/custody?number=" + set.envelope()).statusCode()).isEqualTo(302);
    String unit = "/custody/units/" + set.envelope();
    assertThat(far.get(unit).body()).contains("Tôi nhận");
    HttpResponse<String> declined = far.form(unit + "/refusals", Map.of("reason", "NOT_FOR_US"));
    assertThat(path(declined)).isEqualTo("/custody");
    hands.offer(team.clerk(), set.envelope(), false);
    assertThat(far.form(unit + "/acceptances", Map.of("seal", "")).statusCode()).isEqualTo(302);
    assertThat(far.get(unit).body()).contains("Giao đi");
  }

  @Test
  void theCentreAndTheInspectorTypeANumberThatHasNoFinding() {
    Bag bag = way.bag(team, 1);
    for (Web looker :
        List.of(
            people.signIn(team.centre()), people.signIn(people.officer(Role.INSPECTOR, null)))) {
      assertThat(looker.get("/custody/findings").body()).contains("name=\"number\"");
      HttpResponse<String> found = looker.get("/custody/findings?number=" + bag.number());
      assertThat(path(found)).isEqualTo("/custody/units/" + bag.number());
      HttpResponse<String> wrong = looker.get("/custody/findings?number=DE123");
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("Số hiệu gồm 2 chữ, 9 số");
      HttpResponse<String> nowhere =
          looker.get("/custody/findings?number=" + ItemNumber.of("DB", 99_999_998));
      assertThat(nowhere.statusCode()).isEqualTo(422);
    }
  }

  private static String path(HttpResponse<String> redirect) {
    String location = redirect.headers().firstValue("Location").orElseThrow();
    String path = location.replaceFirst("^https?://[^/]+", "");
    return path.contains("notice=") ? path.substring(0, path.indexOf('?')) : path;
  }
}

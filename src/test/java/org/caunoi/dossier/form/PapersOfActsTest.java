package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.NotFoundException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.IntegrationTest;
import org.caunoi.NeedsNothing;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.WrittenFiles;
import org.caunoi.access.ChangeOwnPhone;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.document.Documents;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.ConfirmPayment;
import org.caunoi.dossier.DeclineWithdrawal;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.RequestPayment;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.RequestWithdrawal;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.SentCodes;
import org.caunoi.dossier.StopDossier;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.WithdrawOnPaper;
import org.caunoi.dossier.WithdrawOwnDossier;
import org.caunoi.dossier.WithdrawPayment;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The seven forms: which act leaves which, what is on them, and that nobody can change them. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=forms")
@NeedsNothing
class PapersOfActsTest {

  private static final String LETTERS =
      "Đặng Thị Ước Nguyện Ẵẳằắẫẩầấạảãàáẽẻèéẹễểềếệĩỉìíịõỏòóọỗổồốộỡởờớợũủùúụữửừứựỹỷỳýỵđ";

  private static final String COMMUNE = "00466";

  @Autowired private Walk walk;
  @Autowired private ChangeOwnPhone phones;
  @Autowired private AssignDossier assigning;
  @Autowired private RequestPayment paying;
  @Autowired private ConfirmPayment confirming;
  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private RefuseDossier refusing;
  @Autowired private ExtendPromise extending;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private WithdrawOnPaper onPaper;
  @Autowired private StopDossier stopping;
  @Autowired private DeclineWithdrawal declining;
  @Autowired private WithdrawOwnDossier own;
  @Autowired private TrackDossier tracking;
  @Autowired private SentCodes sent;
  @Autowired private WithdrawPayment payingBack;
  @Autowired private ReadForms reading;
  @Autowired private CorrectForm correcting;
  @Autowired private PrintControlSlip slips;
  @Autowired private CloseRegister closing;
  @Autowired private CloseLastMonth months;
  @Autowired private Authorities authorities;
  @Autowired private ReturnAtCounter returning;
  @Autowired private Documents documents;
  @Autowired private ReadDossier dossiers;
  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;

  @Value("${caunoi.data-dir}")
  private Path dataDir;

  private SignedIn intake;
  private SignedIn signer;
  private SignedIn partner;

  @BeforeEach
  void enrol() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
    signer = people.officer(Role.SIGNER, walk.authorityOf(COMMUNE));
    partner = people.partner().who();
  }

  @Test
  void acceptanceLeavesTheReceiptWithTheAppointment() throws NotFoundException {
    String code = file();
    Dossier accepted = walk.accept(intake, code);
    IssuedForm form = only(code, OfficialForm.RECEIPT);
    byte[] pdf = bytes(form);
    String text = Pdfs.text(pdf);
    String appointment = VietnamTime.date(appointment(accepted));
    assertThat(text)
        .contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "ngày " + appointment)
        .contains(code, "Đặng Thử Ước", "Giấy ủy quyền", "Độc lập – Tự do – Hạnh phúc")
        .contains(form.number(), intake.displayName(), form.templateHash().substring(0, 12))
        .contains("còn chờ đối chiếu", "/tracking/" + code)
        .containsPattern("ủy quyền nộp hồ sơ: Đặng Thử Ước, được ủy quyền của Lê Thử\\s+Hai")
        .contains("Số lượng hồ sơ: 1 bộ điện tử");
    BufferedImage picture = Pdfs.picture(pdf, "01");
    assertThat(Pdfs.scan(picture, BarcodeFormat.QR_CODE)).contains("/tracking/" + code + "?k=");
    assertThat(Pdfs.scan(picture, BarcodeFormat.CODE_128)).isEqualTo(code);
    assertThat(form.number()).isEqualTo(code + "/TNHS");
    conforms(pdf);
  }

  @Test
  void aSupplementRequestLeavesAllReasonsOnOnePaper() {
    String code = file();
    phones.change(intake, "024 3825 0000, máy lẻ 12");
    walk.ask(
        intake,
        code,
        null,
        List.of(
            new Reason("mandate", "Ảnh bị mờ,\n• xin chụp lại."),
            new Reason("form", "Sai năm sinh.")));
    byte[] pdf = bytes(only(code, OfficialForm.SUPPLEMENT_REQUEST));
    assertThat(Pdfs.text(pdf))
        .contains("1 Giấy ủy quyền", "Ảnh bị mờ, – xin chụp lại. 2 Tờ khai Sai năm sinh.")
        .contains("Kiểm tra khi tiếp nhận", "Bản chính", "Bản chụp", "Điện thoại hướng dẫn: 1022")
        .contains("Xin bổ sung trước", "lẻ của cán bộ: 024 3825 0000, máy lẻ 12");
    Pdfs.picture(pdf, "02");
    conforms(pdf);
  }

  @Test
  void aRefusalLeavesReasonAndLegalGround() {
    String code = file();
    refusing.refuse(intake, code, null, "Luật Thử nghiệm, Điều 5", "Không thuộc thẩm quyền.");
    byte[] pdf = bytes(only(code, OfficialForm.REFUSAL));
    assertThat(Pdfs.text(pdf)).contains("Không thuộc thẩm quyền.", "Luật Thử nghiệm, Điều 5");
    Pdfs.picture(pdf, "03");
    conforms(pdf);
  }

  @Test
  void anExtensionLeavesTheApologyWithBothDays() {
    String code = file();
    Dossier accepted = walk.accept(intake, code);
    Dossier extended = extending.extend(signer, code, null, day(), "Chờ xác minh nơi ở cũ.");
    byte[] pdf = bytes(only(code, OfficialForm.APOLOGY));
    assertThat(Pdfs.text(pdf))
        .contains("xin lỗi", "Chờ xác minh nơi ở cũ.")
        .contains(VietnamTime.date(appointment(accepted)))
        .contains(VietnamTime.date(appointment(extended)));
    Pdfs.picture(pdf, "04");
    conforms(pdf);
    assertThatThrownBy(() -> extending.extend(signer, code, null, day().plusDays(7), "Nữa."))
        .isInstanceOf(Refused.class)
        .hasMessage("extended-before");
  }

  @Test
  void aNewDayMustBeALaterWorkingDay() {
    String code = file();
    walk.accept(intake, code);
    LocalDate sunday = LocalDate.of(2027, 12, 5);
    assertThatThrownBy(() -> extending.extend(signer, code, null, sunday, "Chậm."))
        .isInstanceOf(Refused.class)
        .hasMessage("not-a-working-day");
    assertThatThrownBy(() -> extending.extend(signer, code, null, LocalDate.of(2020, 1, 2), "x"))
        .isInstanceOf(Refused.class)
        .hasMessage("not-later-than-promised");
    assertThatThrownBy(() -> extending.extend(signer, code, null, LocalDate.MAX, "x"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> extending.extend(signer, code, null, day(), " "))
        .hasMessage("reason-needed");
    assertThatThrownBy(() -> extending.extend(intake, code, null, day(), "x"))
        .hasMessage("forbidden");
    assertThat(forms(code, OfficialForm.APOLOGY)).isEmpty();
  }

  @Test
  void aStopLeavesTheNoticeThatSaysWhy() {
    String code = file();
    walk.accept(intake, code);
    withdrawing.request(partner, code, null, "Tôi đổi ý", null);
    stopping.stop(intake, code, null, null, "Người nộp hồ sơ xin rút.");
    byte[] pdf = bytes(only(code, OfficialForm.STOP));
    assertThat(Pdfs.text(pdf))
        .contains("Người nộp hồ sơ xin rút.", "Trong khi giải quyết")
        .containsPattern("yêu cầu dừng: .* giờ .*Tôi đổi ý")
        .contains("Chưa yêu cầu nộp khoản tiền nào", "Không nhận bản chính nào bằng giấy");
    Pdfs.picture(pdf, "05");
    conforms(pdf);
  }

  @Test
  void aStopSaysWhatWasPaidAndWhichPapersComeBack() {
    SignedIn clerk = people.clerk(OnTheWay.POINT);
    String code = filing().by(clerk).code();
    way.takeIn(clerk, code);
    walk.accept(code);
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authorityOf(COMMUNE));
    assigning.assign(intake, code, null, specialist.accountId(), null);
    paying.request(specialist, code, null, 150_000L, "Lệ phí thử");
    confirming.confirm(specialist, code, null, "BL-77");
    onPaper.request(intake, code, null, "Tôi đổi ý", walk.document(walk.authorityOf(COMMUNE)));
    stopping.stop(specialist, code, null, null, "Người nộp hồ sơ xin rút.");
    byte[] pdf = bytes(only(code, OfficialForm.STOP));
    assertThat(Pdfs.text(pdf).replaceAll("\\s+", " "))
        .contains("Đã nộp 150.000 đồng, biên lai số BL-77")
        .containsPattern("bản chính đã nộp: Giấy ủy quyền .*\\(\\d bản chính\\)")
        .contains("theo yêu cầu của người nộp");
    Pdfs.picture(pdf, "05-paid");
    conforms(pdf);
  }

  @Test
  void aStopTheCitizenDidNotAskForNamesTheLaw() {
    String code = file();
    walk.process(code);
    withdrawing.request(partner, code, null, "Tôi đổi ý", null);
    declining.decline(intake, code, null, "Người nộp không rút nữa.");
    assertThat(stoppedByLaw(code))
        .contains("Thửa đất đã bị thu hồi. ", "Căn cứ pháp lý: Luật Thử nghiệm, Điều 5")
        .doesNotContain("Tôi đổi ý", "Căn cứ: ");
  }

  /** What the notice of the stop says. */
  private String stoppedByLaw(String code) {
    stopping.stop(signer, code, null, "Luật Thử nghiệm, Điều 5", "Thửa đất đã bị thu hồi.");
    return Pdfs.text(bytes(only(code, OfficialForm.STOP))).replaceAll("\\s+", " ");
  }

  @Test
  void aStopTheCitizenTookBackIsNotTheirs() {
    String code = file();
    walk.process(code);
    withdrawing.request(partner, code, null, "Tôi đổi ý", null);
    String key = tracking.keyFor(code, "0001", "test");
    own.sendCode(code, key, "test");
    own.takeBack(new WithdrawOwnDossier.Proof(code, key, sent.codeOf(code), "test"));
    assertThat(stoppedByLaw(code))
        .contains("Căn cứ pháp lý: Luật Thử nghiệm, Điều 5")
        .doesNotContain("Tôi đổi ý", "theo yêu cầu của người nộp");
  }

  @Test
  void aStopNamesEachPaymentThatWasMadeAndNoneThatWasTakenBack() {
    String code = file();
    walk.process(code);
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authorityOf(COMMUNE));
    paying.request(specialist, code, null, 150_000L, "Lệ phí thử");
    confirming.confirm(specialist, code, null, "BL-77");
    paying.request(specialist, code, null, 990_000L, "Nhầm");
    payingBack.withdraw(specialist, code, null, "Ghi nhầm số tiền");
    paying.request(specialist, code, null, 20_000L, "Phí thử");
    confirming.confirm(specialist, code, null, "BL-78");
    assertThat(stoppedByLaw(code))
        .contains("150.000 đồng, biên lai số BL-77", "20.000 đồng, biên lai số BL-78")
        .doesNotContain("990.000", "chưa ghi nhận");
  }

  @Test
  void aStopSaysNothingOfAPaymentThatWasTakenBack() {
    String code = file();
    walk.process(code);
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authorityOf(COMMUNE));
    paying.request(specialist, code, null, 990_000L, "Nhầm");
    payingBack.withdraw(specialist, code, null, "Ghi nhầm số tiền");
    assertThat(stoppedByLaw(code))
        .contains("Chưa yêu cầu nộp khoản tiền nào")
        .doesNotContain("990.000");
  }

  @Test
  void theControlSlipHasARowForEachHandOver() {
    String code = file();
    walk.issue(code);
    IssuedForm form = slips.print(signer, code);
    byte[] pdf = bytes(form);
    assertThat(Pdfs.text(pdf))
        .contains("Người nộp hồ sơ", "Bộ phận trả kết quả", "Dấu “–”")
        .containsPattern("Trước hạn|Đúng hạn")
        .contains(authorities.get(walk.authorityOf(COMMUNE)).name());
    Pdfs.picture(pdf, "06");
    conforms(pdf);
    IssuedForm later = slips.print(signer, code);
    assertThat(later.number()).isEqualTo(form.number() + "-2");
    assertThat(later.corrects()).isEqualTo(form.id());
    assertThat(Pdfs.text(bytes(later)))
        .contains("thay thế phiếu số " + form.number(), "Ghi tiếp các lần giao nhận");
    Pdfs.picture(bytes(later), "06-later");
    assertThat(reading.get(intake, code, form.id()).replacedBy()).isEqualTo(later.number());
    assertThat(slips.print(signer, code).corrects()).isEqualTo(later.id());
    assertThat(acts(code)).doesNotContain("form-corrected");
    assertThatThrownBy(() -> slips.print(signer, file()))
        .isInstanceOf(Refused.class)
        .hasMessage("no-handovers");
  }

  @Test
  void theSlipIsMadeByItselfOnceTheWorkIsDoneAndTellsOfEachHandOverOnce() {
    String code = walk.filing().withoutPhone().form("commune", COMMUNE).file().code();
    Dossier issued = walk.issue(code);
    UUID id = issued.filing().id();
    String job = issued.filing().authority() + "/" + id + "/" + issued.version();
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM platform.scheduled_tasks
                    WHERE task_name = 'control-slip' AND task_instance = :job
                    """)
                .param("job", job)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(slips.complete(issued.filing().authority(), id)).isTrue();
    assertThat(slips.complete(issued.filing().authority(), id)).as("again").isFalse();
    IssuedForm slip = only(code, OfficialForm.CONTROL_SLIP);
    assertThat(slip.byName()).isEqualTo("Hệ thống (tự động)");
    assertThat(Pdfs.text(bytes(slip))).contains("Bộ phận trả kết quả");
    SignedIn desk = people.officer(Role.RETURN_OFFICER, null);
    returning.handOver(desk, code, null, AtCounter.of("001199000001", null));
    assertThat(slips.complete(issued.filing().authority(), id)).isTrue();
    assertThat(reading.list(intake, code))
        .filteredOn(form -> form.form() == OfficialForm.CONTROL_SLIP)
        .hasSize(2)
        .last()
        .satisfies(later -> assertThat(later.corrects()).isEqualTo(slip.id()));
  }

  @Test
  void aMonthIsClosedByItselfInVolumesAndOnce() {
    Authority unit = authorities.get(walk.authorityOf(COMMUNE));
    YearMonth month = YearMonth.of(2020, 2);
    String period = unit.code() + "-20200201-20200229";
    transaction.executeWithoutResult(
        status -> {
          for (int day = 3; day < 8; day++) {
            filedAt("2020-02-0" + day + "T03:00:00Z");
          }
          assertThat(months.close(unit, month, 2)).isEqualTo(3);
          assertThat(months.close(unit, month, 2)).as("again").isZero();
          List<IssuedForm> books =
              closing.list(intake).stream().filter(b -> b.number().startsWith(period)).toList();
          assertThat(books)
              .extracting(IssuedForm::number)
              .containsExactlyInAnyOrder(
                  period + ".1/STDHS", period + ".2/STDHS", period + ".3/STDHS");
          IssuedForm last =
              books.stream().filter(b -> b.number().contains(".3/")).findFirst().orElseThrow();
          byte[] pdf = bytes(last);
          assertThat(Pdfs.text(pdf).replaceAll("\\s+", " "))
              .contains("tập 3", "Số hồ sơ: 1", "Hệ thống (tự động)");
          assertThat(scanned(pdf, BarcodeFormat.QR_CODE)).endsWith("/check");
          assertThat(scanned(pdf, BarcodeFormat.CODE_128)).isEqualTo(last.number());
          RegisterFilter asked =
              new RegisterFilter(month.atDay(1), month.atEndOfMonth(), null, null, null, false);
          assertThat(closing.close(intake, asked, 3))
              .extracting(IssuedForm::number)
              .containsExactly(period + ".1/STDHS-2", period + ".2/STDHS-2");
          assertThat(closing.close(intake, asked).getFirst().number()).isEqualTo(period + "/STDHS");
          status.setRollbackOnly();
        });
  }

  @Test
  void aBookClosedBeforeTheMonthWasOverIsFollowedByTheWholeOne() {
    Authority unit = authorities.get(walk.authorityOf(COMMUNE));
    YearMonth month = YearMonth.of(2020, 4);
    String number = unit.code() + "-20200401-20200430/STDHS";
    transaction.executeWithoutResult(
        status -> {
          filedAt("2020-04-03T03:00:00Z");
          RegisterFilter asked =
              new RegisterFilter(month.atDay(1), month.atEndOfMonth(), null, null, null, false);
          UUID early = closing.close(intake, asked).getFirst().id();
          jdbc.sql("ALTER TABLE dossier.form DISABLE TRIGGER USER").update();
          jdbc.sql("UPDATE dossier.form SET issued_at = '2020-04-30T03:00:00Z' WHERE id = :id")
              .param("id", early)
              .update();
          filedAt("2020-04-30T09:00:00Z");
          assertThat(months.close(unit, month, 5)).isEqualTo(1);
          assertThat(months.close(unit, month, 5)).as("again").isZero();
          assertThat(closing.list(intake))
              .filteredOn(book -> book.number().equals(number + "-2"))
              .singleElement()
              .satisfies(
                  book ->
                      assertThat(Pdfs.text(bytes(book)).replaceAll("\\s+", " "))
                          .contains("Số hồ sơ: 2"));
          status.setRollbackOnly();
        });
  }

  @Test
  void aUnitThatCannotSealItsBookKeepsNoOtherWaiting() {
    List<String> communes =
        Stream.of(COMMUNE, "00004").sorted(Comparator.comparing(walk::authorityOf)).toList();
    YearMonth month = YearMonth.of(2019, 5);
    communes.forEach(
        commune ->
            filedAt(filing().form("commune", commune).by(partner).code(), "2019-05-06T03:00:00Z"));
    String stuck = walk.authorityOf(communes.getFirst());
    String behind = walk.authorityOf(communes.getLast());
    jdbc.sql(
            """
            ALTER TABLE dossier.form ADD CONSTRAINT broken_for_a_test
            CHECK (authority <> '%s' OR number NOT LIKE '%%-20190501-%%') NOT VALID
            """
                .formatted(stuck))
        .update();
    try {
      assertThatThrownBy(() -> months.closeAll(month)).isInstanceOf(DataAccessException.class);
    } finally {
      jdbc.sql("ALTER TABLE dossier.form DROP CONSTRAINT broken_for_a_test").update();
    }
    assertThat(books(month)).containsExactly(behind + "-20190501-20190531/STDHS");
    months.closeAll(month);
    assertThat(books(month))
        .containsExactlyInAnyOrder(
            stuck + "-20190501-20190531/STDHS", behind + "-20190501-20190531/STDHS");
  }

  private List<String> books(YearMonth month) {
    return jdbc.sql("SELECT number FROM dossier.form WHERE form = :form AND number LIKE :period")
        .param("form", OfficialForm.REGISTER.number())
        .param("period", "%-" + month.toString().replace("-", "") + "01-%")
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  private String filedAt(String moment) {
    return filedAt(file(), moment);
  }

  private String filedAt(String code, String moment) {
    jdbc.sql("UPDATE dossier.dossier SET filed_at = :at WHERE code = :code")
        .param("at", OffsetDateTime.parse(moment))
        .param("code", code)
        .update();
    return code;
  }

  private static String scanned(byte[] pdf, BarcodeFormat format) {
    try {
      return Pdfs.scan(Pdfs.picture(pdf, "07-volume"), format);
    } catch (NotFoundException e) {
      throw new AssertionError("not readable: " + format, e);
    }
  }

  @Test
  void theRegisterOfAPeriodBecomesABook() {
    String code = file();
    walk.accept(intake, code);
    LocalDate today = VietnamTime.day(clock.instant());
    IssuedForm book =
        closing.close(intake, new RegisterFilter(today, today, null, null, null, false)).getFirst();
    byte[] pdf = bytes(book);
    assertThat(Pdfs.text(pdf).replace(" ", "")).contains(code.replace(" ", ""));
    Pdfs.picture(pdf, "07");
    conforms(pdf);
    assertThat(book.number()).startsWith(walk.authorityOf(COMMUNE) + "-").endsWith("/STDHS");
    assertThatThrownBy(
            () ->
                closing.close(
                    people.officer(Role.SIGNER, null),
                    new RegisterFilter(today, today, null, null, null, false)))
        .hasMessage("authority-needed");
    SignedIn elsewhere = people.officer(Role.SIGNER, walk.authorityOf("00004"));
    assertThatThrownBy(() -> reading.openRegister(elsewhere, book.id()))
        .hasMessage("form-not-found");
  }

  @Test
  void everyVietnameseLetterIsReadAsItWasWritten() {
    String code = file();
    refusing.refuse(intake, code, null, "Luật Thử", LETTERS);
    String text = Pdfs.text(bytes(only(code, OfficialForm.REFUSAL)));
    assertThat(text.replace(" ", "")).contains(LETTERS.replace(" ", ""));
  }

  @Test
  void whatNoPaperCanHoldBreaksNothing() {
    String code = file();
    refusing.refuse(
        intake, code, null, "Luật Thử <b>&amp;</b> \uFFFE", "</html> \uD83D\uDE00 ]]> ${x}");
    String text = Pdfs.text(bytes(only(code, OfficialForm.REFUSAL)));
    assertThat(text).contains("<b>&amp;</b>", "</html>", "]]> ${x}");
  }

  @Test
  void aCorrectionIsANewPaperThatNamesTheOld() {
    String code = file();
    refusing.refuse(intake, code, null, "Luật Thử", "Sai nơi nộp.");
    IssuedForm old = only(code, OfficialForm.REFUSAL);
    byte[] before = bytes(old);
    IssuedForm fresh =
        correcting.correct(intake, code, old.id(), "Ghi nhầm lý do.", "Không thuộc phạm vi.");
    assertThat(fresh.corrects()).isEqualTo(old.id());
    assertThat(fresh.number()).isEqualTo(old.number() + "-2");
    assertThat(Pdfs.text(bytes(fresh)))
        .contains(old.number(), "Ghi nhầm lý do.", "Không thuộc phạm vi.")
        .doesNotContain("Sai nơi nộp.");
    Pdfs.picture(bytes(fresh), "03-correction");
    assertThat(bytes(old)).isEqualTo(before);
    assertThat(reading.get(intake, code, old.id()).replacedBy()).isEqualTo(fresh.number());
    assertThat(reading.get(intake, code, fresh.id()).reason()).isEqualTo("Ghi nhầm lý do.");
    assertThatThrownBy(() -> correcting.correct(intake, code, old.id(), "Nữa", null))
        .isInstanceOf(Refused.class)
        .hasMessage("form-corrected-before");
    assertThatThrownBy(() -> correcting.correct(intake, code, fresh.id(), "  ", null))
        .hasMessage("reason-needed");
    assertThatThrownBy(() -> correcting.correct(intake, code, UUID.randomUUID(), "x", null))
        .hasMessage("form-not-found");
    assertThat(acts(code)).contains("form-issued", "form-corrected");
  }

  @Test
  void aCorrectionOfTheReasonKeepsTheLegalGround() {
    String code = file();
    String law = "Luật Thử nghiệm,\nĐiều 5";
    refusing.refuse(intake, code, null, law, "Sai nơi nộp.");
    IssuedForm old = only(code, OfficialForm.REFUSAL);
    IssuedForm fresh = correcting.correct(intake, code, old.id(), "Ghi nhầm.", "Không có ảnh.");
    IssuedForm again = correcting.correct(intake, code, fresh.id(), "Ghi nhầm lại.", null);
    assertThat(Pdfs.text(bytes(fresh)))
        .contains("Không có ảnh.", "Căn cứ pháp lý: Luật Thử nghiệm, Điều 5")
        .doesNotContain("Sai nơi nộp.");
    assertThat(Pdfs.text(bytes(again)))
        .contains("Sai nơi nộp.", "Căn cứ pháp lý: Luật Thử nghiệm, Điều 5")
        .doesNotContain("Không có ảnh.");
    assertThatThrownBy(() -> refusing.refuse(intake, file(), null, "x", "Sai nơi nộp."))
        .hasMessage("ground-needed");
  }

  @Test
  void aReceiptCountsOnlyWhatWasGiven() {
    SignedIn clerk = people.clerk(OnTheWay.POINT);
    String nothing = filing().by(clerk).code();
    walk.accept(nothing);
    assertThat(Pdfs.text(bytes(only(nothing, OfficialForm.RECEIPT))))
        .contains("Giấy ủy quyền – – – –");
    UUID scan = walk.document(walk.authorityOf(COMMUNE));
    String both = filing().attachments(List.of(new Attachment("mandate", scan))).by(clerk).code();
    way.takeIn(clerk, both);
    walk.accept(both);
    way.takeIn(clerk, both);
    byte[] pdf = bytes(only(both, OfficialForm.RECEIPT));
    assertThat(Pdfs.text(pdf)).contains("Giấy ủy quyền 2 – – 1");
    Pdfs.picture(pdf, "01-given");
  }

  @Test
  void aBookOfTheSamePeriodNamesTheOneBefore() {
    file();
    LocalDate today = VietnamTime.day(clock.instant());
    RegisterFilter filter = new RegisterFilter(today.minusDays(1), today, null, null, null, false);
    IssuedForm first = closing.close(intake, filter).getFirst();
    IssuedForm second = closing.close(intake, filter).getFirst();
    assertThat(second.corrects()).isEqualTo(first.id());
    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(Pdfs.text(bytes(second))).contains("thay thế phiếu số " + first.number());
    assertThat(closing.list(intake))
        .filteredOn(book -> book.id().equals(first.id()))
        .extracting(IssuedForm::replacedBy)
        .containsExactly(second.number());
  }

  @Test
  void nobodyChangesAPaperOrItsFile() throws IOException {
    String code = file();
    walk.accept(intake, code);
    IssuedForm form = only(code, OfficialForm.RECEIPT);
    for (String statement :
        List.of(
            "UPDATE dossier.form SET number = 'x' WHERE id = :id",
            "DELETE FROM dossier.form WHERE id = :id",
            "UPDATE dossier.handover SET receiver = 'x' WHERE dossier_id <> :id")) {
      assertThatThrownBy(() -> jdbc.sql(statement).param("id", form.id()).update())
          .hasMessageContaining("never changed");
    }
    assertThat(DigestUtils.sha256Hex(bytes(form))).isEqualTo(form.sha256());
    Path file =
        WrittenFiles.below(dataDir.resolve("documents")).stream()
            .filter(one -> one.getFileName().toString().equals(form.documentId().toString()))
            .findFirst()
            .orElseThrow();
    String stored = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(stored).doesNotContain("%PDF", "endobj");
  }

  @Test
  void anActThatIsRolledBackLeavesNoPaper() {
    String code = file();
    transaction.executeWithoutResult(
        status -> {
          walk.accept(intake, code);
          assertThat(forms(code, OfficialForm.RECEIPT)).hasSize(1);
          status.setRollbackOnly();
        });
    assertThat(forms(code, OfficialForm.RECEIPT)).isEmpty();
    assertThat(acts(code)).doesNotContain("form-issued");
  }

  @Test
  void anAcceptanceWhosePaperFindsNoRoomChangesNothing() throws Exception {
    String code = file();
    Object store = context.getBean("documentFolder");
    Object limits = Objects.requireNonNull(ReflectionTestUtils.getField(store, "limits"));
    Constructor<?> full =
        limits.getClass().getDeclaredConstructor(long.class, int.class, long.class, long.class);
    full.setAccessible(true);
    ReflectionTestUtils.setField(
        store, "limits", full.newInstance(10_000_000L, 50, 40_000_000L, Long.MAX_VALUE));
    try {
      assertThatThrownBy(() -> walk.accept(intake, code))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.STORE_FULL))
          .hasMessage("store-full");
    } finally {
      ReflectionTestUtils.setField(store, "limits", limits);
    }
    Dossier now = dossiers.facts(intake, code);
    assertThat(now.state()).isEqualTo(DossierState.NEW);
    assertThat(now.version()).isEqualTo(1);
    assertThat(forms(code, OfficialForm.RECEIPT)).isEmpty();
    assertThat(acts(code)).doesNotContain("dossier-accepted", "form-issued", "component-marked");
    assertThat(
            jdbc.sql("SELECT count(*) FROM dossier.step_time WHERE dossier_id = :id")
                .param("id", now.filing().id())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(walk.accept(intake, code).state()).isEqualTo(DossierState.ACCEPTED);
  }

  @Test
  void papersOfAnotherAuthorityDoNotExist() {
    String code = file();
    walk.accept(intake, code);
    IssuedForm form = only(code, OfficialForm.RECEIPT);
    SignedIn elsewhere = people.officer(Role.SIGNER, walk.authorityOf("00004"));
    assertThatThrownBy(() -> reading.open(elsewhere, code, form.id()))
        .hasMessage("dossier-not-found");
    assertThatThrownBy(() -> correcting.correct(elsewhere, code, form.id(), "x", null))
        .hasMessage("dossier-not-found");
    assertThatThrownBy(() -> reading.list(people.clerk("HN-0001"), code)).hasMessage("forbidden");
    bytes(form);
    assertThat(acts(code)).contains("form-read");
  }

  private static void conforms(byte[] pdf) {
    assertThat(Pdfs.faults(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  private static Instant appointment(Dossier dossier) {
    return Objects.requireNonNull(dossier.progress().appointmentAt());
  }

  private static LocalDate day() {
    return LocalDate.of(2027, 12, 7);
  }

  private Walk.Draft filing() {
    return walk.filing()
        .answer("forWhom", "other")
        .form("subjectFullName", "Lê Thử Hai")
        .form("fullName", "Đặng Thử Ước")
        .form("commune", COMMUNE);
  }

  private String file() {
    return filing().by(partner).code();
  }

  private List<IssuedForm> forms(String code, OfficialForm form) {
    return reading.list(intake, code).stream().filter(one -> one.form() == form).toList();
  }

  private IssuedForm only(String code, OfficialForm form) {
    assertThat(forms(code, form)).hasSize(1);
    return forms(code, form).getFirst();
  }

  private byte[] bytes(IssuedForm form) {
    if (form.dossierId() != null) {
      String code = form.number().substring(0, form.number().indexOf('/'));
      try (InputStream content = reading.open(intake, code, form.id()).content()) {
        return content.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try (InputStream content = reading.openRegister(intake, form.id()).content()) {
      assertThat(documents.get(form.documentId()).sha256()).isEqualTo(form.sha256());
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> acts(String code) {
    return jdbc
        .sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "dossier/" + code)
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }
}

package org.caunoi.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AnswerQuestions;
import org.caunoi.assistance.ChooseProcedure;
import org.caunoi.assistance.CitizenSays;
import org.caunoi.assistance.ConfirmWithCode;
import org.caunoi.assistance.ConfirmationCodeIssued;
import org.caunoi.assistance.EndCitizen;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.SaveDraft;
import org.caunoi.assistance.Saying;
import org.caunoi.assistance.SendConfirmationCode;
import org.caunoi.assistance.ShowSummary;
import org.caunoi.assistance.StartSession;
import org.caunoi.assistance.SubmitSession;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.AcceptDossier;
import org.caunoi.dossier.ApproveDossier;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A few invented citizens are helped at the sample counter, so that a newcomer finds work to look
 * at.
 */
@ActsAsHouse("the demo makes its own dossiers")
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoDossiers {

  private static final String EXTRACT_COPY = "2.000635";

  private final Map<UUID, String> codes = new HashMap<>();
  private final Accounts accounts;
  private final Counter counter;
  private final Office office;
  private final DemoPapers papers;
  private final DemoSending parcels;

  DemoDossiers(
      Accounts accounts, Counter counter, Office office, DemoPapers papers, DemoSending parcels) {
    this.accounts = accounts;
    this.counter = counter;
    this.office = office;
    this.papers = papers;
    this.parcels = parcels;
  }

  /** One dossier at each stage between the counter and the result. */
  void make() {
    SignedIn clerk = who("quay");
    SignedIn intake = who("tiepnhan");
    SignedIn specialist = who("chuyenvien");
    SignedIn signer = who("kyduyet");
    String first = help(clerk, "001099000101", "Phạm Thử Một", "0900000101");
    String accepted = help(clerk, "001099000102", "Trần Thử Hai", "0900000102");
    String incomplete = help(clerk, "001099000103", "Lê Thử Ba", "0900000103");
    String processing = help(clerk, "001099000104", "Hoàng Thử Bốn", "0900000104");
    String issued = help(clerk, "001099000105", "Vũ Thử Năm", "0900000105");
    accept(intake, accepted);
    office.asking.request(
        intake,
        incomplete,
        null,
        List.of(new Reason("form", "Xin cho biết nơi đã đăng ký khai sinh lần đầu.")));
    for (String code : List.of(processing, issued)) {
      accept(intake, code);
      office.assigning.assign(intake, code, null, specialist.accountId(), null);
    }
    office.assigning.assign(specialist, issued, null, signer.accountId(), null);
    office.approving.approve(signer, issued, null);
    StoredDocument result =
        office.storing.store(new ByteArrayInputStream(samplePdf()), null, "000.00.00.H26");
    office.issuing.issue(signer, issued, null, "MAU-001/TL", result.id());
    goHome(clerk, intake, signer);
    papers.make(clerk, who("buuta"), who("traketqua"), first, accepted, processing, issued);
  }

  /** This case has nothing but its form to be looked at. */
  private void accept(SignedIn intake, String code) {
    office.accepting.accept(intake, code, null, List.of(Given.tick(MarkComponent.FORM)));
  }

  /** Two results for the letter box: one is on its way, one waits to be packed. */
  private void goHome(SignedIn clerk, SignedIn intake, SignedIn signer) {
    String sent = helpByPost(clerk, "001099000106", "Đặng Thử Sáu", "0900000106");
    String waiting = helpByPost(clerk, "001099000107", "Bùi Thử Bảy", "0900000107");
    for (String code : List.of(sent, waiting)) {
      accept(intake, code);
      office.assigning.assign(intake, code, null, signer.accountId(), null);
      office.approving.approve(signer, code, null);
      StoredDocument result =
          office.storing.store(new ByteArrayInputStream(samplePdf()), null, "000.00.00.H26");
      office.issuing.issue(signer, code, null, "MAU-002/TL", result.id());
    }
    parcels.grant(who("dieuhanh"), who("dieuhanh2"));
    parcels.send(who("traketqua"), sent);
  }

  @EventListener
  void remember(ConfirmationCodeIssued issued) {
    codes.computeIfPresent(issued.sessionId(), (session, none) -> issued.code());
  }

  private String help(SignedIn clerk, String number, String name, String phone) {
    return help(clerk, number, name, phone, ReturnWay.ELECTRONIC);
  }

  private String helpByPost(SignedIn clerk, String number, String name, String phone) {
    return help(clerk, number, name, phone, ReturnWay.POST);
  }

  private String help(
      SignedIn clerk, String number, String name, String phone, ReturnWay returnBy) {
    String card =
        "%s||%s|01011999|Nam|Số 1 phố Ví Dụ, Phường Tràng Tiền, Quận Hoàn Kiếm, Hà Nội|01022022"
            .formatted(number, name);
    UUID id = counter.starting.start(clerk, card).id();
    codes.put(id, "");
    counter.choosing.choose(clerk, id, null, EXTRACT_COPY);
    counter.answering.answer(clerk, id, null, Map.of(), returnBy);
    counter.saving.save(clerk, id, Map.of("phone", phone));
    String hash = counter.showing.show(clerk, id, null).hash();
    counter.saying.toClerk(clerk, id, new Saying.Agree(hash));
    counter.sending.send(clerk, id);
    counter.confirming.confirm(clerk, id, Objects.requireNonNull(codes.remove(id)));
    String code = counter.submitting.submit(clerk, id, null);
    counter.ending.end(clerk, id, Outcome.FILED);
    return code;
  }

  SignedIn who(String username) {
    Account a = accounts.findByUsername(username).orElseThrow();
    return new SignedIn(
        a.id(),
        a.username(),
        a.displayName(),
        a.badge(),
        a.roles(),
        Set.of(),
        a.pointId(),
        a.authority());
  }

  private static byte[] samplePdf() {
    try (PDDocument pdf = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
        text.beginText();
        text.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 28);
        text.newLineAtOffset(90, 600);
        text.showText("BAN MAU - KHONG CO GIA TRI");
        text.endText();
      }
      pdf.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a clerk does. */
  @Component
  record Counter(
      StartSession starting,
      ChooseProcedure choosing,
      AnswerQuestions answering,
      SaveDraft saving,
      ShowSummary showing,
      CitizenSays saying,
      SendConfirmationCode sending,
      ConfirmWithCode confirming,
      SubmitSession submitting,
      EndCitizen ending) {}

  /** What an authority does. */
  @Component
  record Office(
      AcceptDossier accepting,
      RequestSupplement asking,
      AssignDossier assigning,
      ApproveDossier approving,
      IssueResult issuing,
      StoreDocument storing) {}
}

package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ConfirmList;
import org.caunoi.custody.ListConfirmation;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadPapers;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What is printed: the list both sides have counted, and the label of an envelope or a bag. */
@Controller
class PrintedPages {

  private final ReadPapers papers;
  private final ConfirmList confirming;
  private final ReadUnit units;
  private final UnitWords words;
  private final PrintCustody printing;
  private final WhoPays payers;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PrintedPages(
      ReadPapers papers,
      ConfirmList confirming,
      ReadUnit units,
      UnitWords words,
      PrintCustody printing,
      WhoPays payers,
      Frames frames) {
    this.confirming = confirming;
    this.payers = payers;
    this.papers = papers;
    this.units = units;
    this.words = words;
    this.printing = printing;
    this.frames = frames;
  }

  /**
   * The list for the citizen and for the envelope.
   *
   * @param print not empty where it was confirmed just now and is printed by itself
   */
  @GetMapping("/custody/slips/{id}")
  @Requires(Permission.READ_DOSSIERS)
  View slip(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String print) {
    return slip(request, who, id, !print.isEmpty(), null);
  }

  /** The clerk's own signature: their password. */
  @PostMapping("/custody/slips/{id}/confirmations")
  @Requires(Permission.TAKE_IN_PAPERS)
  View confirm(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String password) {
    try {
      confirming.confirm(who, id, password);
      return new RedirectView("/custody/slips/" + id + "?print=yes");
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      return slip(request, who, id, false, refused);
    }
  }

  private Page slip(
      HttpServletRequest request, SignedIn who, UUID id, boolean print, @Nullable Refused refused) {
    PaperSet set = papers.get(who, id);
    Shell shell = frames.of(request, "custody.slip.title");
    Texts t = shell.t();
    String wrong =
        refused == null
            ? null
            : refused.errors().isEmpty()
                ? t.get("error." + refused.code(), refused.args().toArray())
                : t.get("error." + refused.errors().getFirst().code());
    return Page.of(
        refused == null ? HttpStatus.OK : ProblemAdvice.status(refused.kind()),
        templates.custodySlip(
            shell, list(set, who, t), "/dossiers/" + set.dossierCode() + "/papers", print, wrong));
  }

  @GetMapping("/custody/slips/{id}/pdf")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<byte[]> slipPdf(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Shell shell = frames.of(request, "custody.slip.title");
    return pdf("list.pdf", printing.list(list(papers.get(who, id), who, shell.t()), shell));
  }

  /** The label of a closed bag with its manifest, or of an envelope. */
  @GetMapping("/custody/units/{number}/label")
  @Requires(Permission.READ_CUSTODY)
  View label(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    Shell shell = frames.of(request, "custody.label.title");
    return Page.of(
        templates.custodyLabel(
            shell, label(units.open(who, number), shell.t()), "/custody/units/" + number));
  }

  @GetMapping("/custody/units/{number}/label/pdf")
  @Requires(Permission.READ_CUSTODY)
  ResponseEntity<byte[]> labelPdf(
      HttpServletRequest request, SignedIn who, @PathVariable String number) {
    Shell shell = frames.of(request, "custody.label.title");
    return pdf("label.pdf", printing.label(label(units.open(who, number), shell.t()), shell.t()));
  }

  private PaperListView list(PaperSet set, SignedIn who, Texts t) {
    ListConfirmation confirmed = confirming.of(set).orElse(null);
    List<SummaryRow> rows = new ArrayList<>();
    Collections.addAll(
        rows,
        new SummaryRow(t.get("custody.dossier"), set.dossierCode()),
        new SummaryRow(t.get("custody.seal"), papers.sealOf(set)),
        new SummaryRow(t.get("custody.takenAt"), VietnamTime.moment(set.takenAt())),
        new SummaryRow(
            t.get("custody.takenBy"),
            t.get(
                "custody.takenByBadge",
                set.takenName(),
                set.takenBadge(),
                words.place(set.place()))),
        new SummaryRow(t.get("custody.collection"), VietnamTime.moment(set.collection())));
    payers.row(who, set.dossierCode(), t).ifPresent(rows::add);
    List<PaperListView.Row> lines =
        set.lines().stream()
            .map(
                line ->
                    new PaperListView.Row(
                        line.no(),
                        line.name().in(t.locale()),
                        t.get("custody.kind." + line.kind().name()),
                        line.copies(),
                        line.sheets(),
                        line.scan() == null
                            ? ""
                            : t.get("custody.scanOf", line.scan().substring(0, 16))))
            .toList();
    return new PaperListView(
        set.envelope(),
        UnitWords.spoken(set.envelope()),
        rows,
        lines,
        set.lines().stream().mapToInt(PaperSet.Line::copies).sum(),
        set.homeward(),
        set.signature() == null
            ? ""
            : t.get("custody.signedOnScreen", VietnamTime.moment(set.takenAt())),
        confirmed == null
            ? ""
            : t.get(
                "custody.confirmedBy",
                set.takenName(),
                VietnamTime.moment(confirmed.at()),
                confirmed.hash().substring(0, 16)),
        confirmed == null && set.takenBy().equals(who.accountId()),
        "/custody/slips/" + set.id() + "/confirmations",
        "/custody/slips/" + set.id() + "/pdf",
        Drawing.qr(set.envelope()),
        Drawing.bars(set.envelope()));
  }

  private LabelView label(Opened opened, Texts t) {
    String number = opened.facts().number();
    return new LabelView(
        t.get(opened.facts().bag() ? "custody.bag" : "custody.envelope"),
        number,
        UnitWords.spoken(number),
        opened.facts().seal() == null ? "" : opened.facts().seal(),
        words.place(opened.facts().destination()),
        opened.facts().eta() == null ? "" : VietnamTime.moment(opened.facts().eta()),
        opened.trip() == null ? "" : VietnamTime.moment(opened.trip().leaves()),
        opened.manifest().stream().map(UnitWords::spoken).toList(),
        "/custody/units/" + number + "/label/pdf",
        Drawing.qr(number),
        Drawing.bars(number));
  }

  private static ResponseEntity<byte[]> pdf(String name, byte[] file) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(file);
  }
}

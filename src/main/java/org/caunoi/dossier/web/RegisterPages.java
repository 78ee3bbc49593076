package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Masks;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.dossier.form.CloseRegister;
import org.caunoi.dossier.form.ExportRegister;
import org.caunoi.dossier.form.ExportRegister.Export;
import org.caunoi.dossier.form.ExportRegister.Format;
import org.caunoi.dossier.form.ReadForms;
import org.caunoi.dossier.form.Register;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.dossier.form.RegisterLine;
import org.caunoi.dossier.form.RegisterLine.Passage;
import org.caunoi.network.Authorities;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The register: looked at, taken out as a file, closed as form 07. */
@Controller
class RegisterPages {

  private static final int LINES = 25;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Register register;
  private final ExportRegister exporting;
  private final CloseRegister closing;
  private final ReadForms forms;
  private final Catalogue catalogue;
  private final Authorities authorities;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  RegisterPages(
      Register register,
      ExportRegister exporting,
      CloseRegister closing,
      ReadForms forms,
      Catalogue catalogue,
      Authorities authorities,
      Frames frames,
      Clock clock) {
    this.register = register;
    this.exporting = exporting;
    this.closing = closing;
    this.forms = forms;
    this.catalogue = catalogue;
    this.authorities = authorities;
    this.frames = frames;
    this.clock = clock;
  }

  @GetMapping("/register")
  @Requires(Permission.READ_REGISTER)
  View look(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String late,
      @RequestParam(required = false) @Nullable String cursor) {
    try {
      RegisterRequest asked =
          RegisterRequest.of(from, to, authority, procedure, state, late, today());
      return page(request, who, asked, cursor, FieldErrors.none(), HttpStatus.OK);
    } catch (Refused refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      return wrong(request, who, refused);
    }
  }

  @GetMapping("/register/files/{format}")
  @Requires(Permission.READ_REGISTER)
  void export(
      SignedIn who,
      HttpServletResponse response,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String late)
      throws IOException {
    RegisterRequest asked =
        RegisterRequest.of(from, to, authority, procedure, state, late, today());
    send(exporting, who, asked.filter(), format, response);
  }

  @PostMapping("/register/books")
  @Requires(Permission.MAKE_PAPERS)
  View close(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority) {
    try {
      RegisterRequest asked = RegisterRequest.of(from, to, authority, null, null, null, today());
      closing.close(who, asked.filter());
      return new RedirectView("/register?notice=register-closed&" + asked.query());
    } catch (Refused refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      return wrong(request, who, refused);
    }
  }

  @GetMapping("/register/books/{id}")
  @Requires(Permission.READ_DOCUMENTS)
  ResponseEntity<Resource> book(SignedIn who, @PathVariable UUID id) {
    Opened opened = forms.openRegister(who, id);
    return DocumentResponse.of(opened.document(), opened.content(), "07");
  }

  /** Sends the file while it is being read; nothing is sent where it is refused. */
  static void send(
      ExportRegister exporting,
      SignedIn who,
      RegisterFilter filter,
      String format,
      HttpServletResponse response)
      throws IOException {
    Format wanted =
        Stream.of(Format.values())
            .filter(one -> one.key().equals(format))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("http-404"));
    Export export = exporting.export(who, filter, wanted);
    response.setContentType(wanted.mediaType());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"so-theo-doi-%s-%s.%s\""
            .formatted(filter.from(), filter.to(), wanted.key()));
    export.writeTo(response.getOutputStream());
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }

  private View wrong(HttpServletRequest request, SignedIn who, Refused refused) {
    Texts t = frames.texts(request);
    FieldErrors errors =
        new FieldErrors(
            refused.errors().stream()
                .map(
                    error ->
                        new FieldProblem(
                            error.pointer().substring(1),
                            t.get("error." + error.code(), error.args().toArray())))
                .toList());
    RegisterRequest usual = RegisterRequest.of(null, null, null, null, null, null, today());
    return page(request, who, usual, null, errors, ProblemAdvice.status(refused.kind()));
  }

  private View page(
      HttpServletRequest request,
      SignedIn who,
      RegisterRequest asked,
      @Nullable String cursor,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell = frames.of(request, "register.title");
    Texts t = shell.t();
    RegisterFilter filter = asked.filter();
    List<RegisterLine> found =
        register.list(who, filter, cursor == null ? null : RegisterApi.position(cursor), LINES + 1);
    List<RegisterLine> shown = found.stream().limit(LINES).toList();
    String here = "/register?" + asked.query();
    RegisterView view =
        new RegisterView(
            DAY.format(filter.from()),
            DAY.format(filter.to()),
            text(filter.authority()),
            text(filter.procedureCode()),
            filter.state() == null ? "" : String.valueOf(filter.state().code()),
            filter.late(),
            who.authority() != null
                ? List.of()
                : authorities.list().stream()
                    .map(one -> new Choice(one.code(), one.name()))
                    .toList(),
            catalogue.listCurrent(today()).stream()
                .map(one -> new Choice(one.code(), one.name().in(t.locale())))
                .sorted(Comparator.comparing(Choice::label))
                .toList(),
            Stream.of(DossierState.values())
                .map(one -> new Choice(String.valueOf(one.code()), t.get("state." + one.code())))
                .toList(),
            shown.stream().map(line -> line(line, t)).toList(),
            asked.query(),
            found.size() > shown.size()
                ? here + "&cursor=" + RegisterApi.cursor(shown.getLast().position())
                : null,
            cursor == null ? null : here,
            closing.list(who).stream()
                .map(
                    book ->
                        new RegisterView.Book(
                            "/register/books/" + book.id(),
                            book.number(),
                            VietnamTime.moment(book.at()),
                            book.byName()))
                .toList(),
            who.may(Permission.MAKE_PAPERS),
            who.may(Permission.READ_DOCUMENTS));
    return Page.of(status, templates.dossierRegister(shell, view, errors));
  }

  private RegisterView.Line line(RegisterLine line, Texts t) {
    Passage from = line.cameFrom();
    Passage to = line.wentTo();
    return new RegisterView.Line(
        "/dossiers/" + line.code(),
        line.code(),
        catalogue.get(line.procedureVersion()).name().in(t.locale()),
        Masks.name(line.party().fullName()),
        moment(line.acceptedAt() == null ? line.filedAt() : line.acceptedAt()),
        moment(line.appointmentAt()),
        moment(line.inThisBook(line.finishedAt())),
        moment(line.inThisBook(line.returnedAt())),
        to == null
            ? t.get("state." + line.state().code())
            : t.get("register.wentTo", authorities.get(to.unit()).name()),
        to == null ? StateTones.of(line.state()) : Tone.NEUTRAL,
        from == null ? "" : t.get("register.cameFrom", authorities.get(from.unit()).name()),
        line.isLate(clock.instant()));
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "" : VietnamTime.moment(at);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

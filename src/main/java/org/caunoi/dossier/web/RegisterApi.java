package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.DossierWorklist;
import org.caunoi.dossier.Masks;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.dossier.form.CloseRegister;
import org.caunoi.dossier.form.ExportRegister;
import org.caunoi.dossier.form.ReadForms;
import org.caunoi.dossier.form.Register;
import org.caunoi.dossier.form.RegisterLine;
import org.caunoi.dossier.form.RegisterLine.Passage;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs. */
@RestController
@RequestMapping("/api/v1/register")
class RegisterApi {

  private static final int PAGE = 50;

  private final Register register;
  private final ExportRegister exporting;
  private final CloseRegister closing;
  private final ReadForms forms;
  private final Clock clock;

  RegisterApi(
      Register register,
      ExportRegister exporting,
      CloseRegister closing,
      ReadForms forms,
      Clock clock) {
    this.register = register;
    this.exporting = exporting;
    this.closing = closing;
    this.forms = forms;
    this.clock = clock;
  }

  @GetMapping
  @Requires(Permission.READ_REGISTER)
  RegisterPage list(
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String late,
      @RequestParam(required = false) @Nullable String cursor) {
    RegisterRequest asked = asked(from, to, authority, procedure, state, late);
    List<RegisterLine> found =
        register.list(who, asked.filter(), cursor == null ? null : position(cursor), PAGE + 1);
    List<RegisterLine> shown = found.stream().limit(PAGE).toList();
    return new RegisterPage(
        shown.stream().map(LineJson::of).toList(),
        found.size() > shown.size() ? cursor(shown.getLast().position()) : null);
  }

  /** The same as a file: {@code csv} or {@code xlsx}. */
  @GetMapping("/files/{format}")
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
    RegisterRequest asked = asked(from, to, authority, procedure, state, late);
    RegisterPages.send(exporting, who, asked.filter(), format, response);
  }

  @PostMapping("/books")
  @Requires(Permission.MAKE_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  BookJson close(SignedIn who, @RequestBody BookBody body) {
    RegisterRequest asked = asked(body.from(), body.to(), body.authority(), null, null, null);
    return new BookJson(closing.close(who, asked.filter()).stream().map(FormJson::of).toList());
  }

  /** One volume as the file it was bound as. */
  @GetMapping("/books/{id}/file")
  @Requires(Permission.READ_DOCUMENTS)
  ResponseEntity<Resource> book(SignedIn who, @PathVariable UUID id) {
    Opened opened = forms.openRegister(who, id);
    return DocumentResponse.of(opened.document(), opened.content(), "07");
  }

  private RegisterRequest asked(
      @Nullable String from,
      @Nullable String to,
      @Nullable String authority,
      @Nullable String procedure,
      @Nullable String state,
      @Nullable String late) {
    return RegisterRequest.of(
        from, to, authority, procedure, state, late, VietnamTime.day(clock.instant()));
  }

  static String cursor(Position position) {
    return ListRequest.cursor(new DossierWorklist.Position(position.at(), position.id()));
  }

  static Position position(String cursor) {
    DossierWorklist.Position position = ListRequest.position(cursor);
    return new Position(position.sort(), position.id());
  }

  /**
   * @param from first day of filing, such as {@code 2026-11-01}
   * @param authority only needed by people of the whole city
   */
  record BookBody(@Nullable String from, @Nullable String to, @Nullable String authority)
      implements StrictBody {}

  /** A closed register, volume after volume. */
  record BookJson(List<FormJson> volumes) {}

  record RegisterPage(List<LineJson> items, @Nullable String nextCursor) {}

  /** One dossier; the name is masked, names in the clear are in the files only. */
  record LineJson(
      String code,
      String authority,
      int state,
      String applicant,
      Instant filedAt,
      @Nullable Passage cameFrom,
      @Nullable Passage wentTo,
      @Nullable Instant acceptedAt,
      @Nullable Instant appointmentAt,
      @Nullable Instant processingAt,
      @Nullable Instant finishedAt,
      @Nullable Instant returnedAt,
      int supplementRequests) {

    static LineJson of(RegisterLine line) {
      return new LineJson(
          line.code(),
          line.authority(),
          line.state().code(),
          Masks.name(line.party().fullName()),
          line.filedAt(),
          line.cameFrom(),
          line.wentTo(),
          line.acceptedAt(),
          line.appointmentAt(),
          line.processingAt(),
          line.finishedAt(),
          line.returnedAt(),
          line.supplementRequests());
    }
  }
}

package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.dossier.form.CorrectForm;
import org.caunoi.dossier.form.PrintControlSlip;
import org.caunoi.dossier.form.ReadForms;
import org.caunoi.dossier.web.FormJson.CorrectionBody;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

/** The papers of a dossier on its page: read, put right, and the control slip made. */
@Controller
@RequestMapping("/dossiers/{code}")
class FormPages {

  private final ReviewPages page;
  private final ReadForms reading;
  private final CorrectForm correcting;
  private final PrintControlSlip slips;

  FormPages(ReviewPages page, ReadForms reading, CorrectForm correcting, PrintControlSlip slips) {
    this.page = page;
    this.reading = reading;
    this.correcting = correcting;
    this.slips = slips;
  }

  @GetMapping("/forms/{id}")
  @Requires(Permission.READ_DOCUMENTS)
  ResponseEntity<Resource> read(SignedIn who, @PathVariable String code, @PathVariable UUID id) {
    return file(reading, who, code, id);
  }

  @PostMapping("/forms/{id}/corrections")
  @Requires(Permission.MAKE_PAPERS)
  View correct(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String correctReason,
      @RequestParam(defaultValue = "") String correctWords) {
    return page.act(
        request,
        who,
        code,
        "correct-" + id,
        "form-corrected",
        Map.of("/reason", "correctReason-" + id, "/words", "correctWords-" + id),
        call -> correcting.correct(who, code, id, correctReason, correctWords));
  }

  @PostMapping("/control-slips")
  @Requires(Permission.MAKE_PAPERS)
  View controlSlip(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(
        request, who, code, "slip", "slip-made", Map.of(), call -> slips.print(who, code));
  }

  private static ResponseEntity<Resource> file(
      ReadForms reading, SignedIn who, String code, UUID id) {
    Opened opened = reading.open(who, code, id);
    return DocumentResponse.of(
        opened.document(), opened.content(), reading.get(who, code, id).number());
  }

  /** The same for programs. */
  @RestController
  @RequestMapping("/api/v1/dossiers/{code}")
  static class Api {

    private final ReadForms reading;
    private final CorrectForm correcting;
    private final PrintControlSlip slips;

    Api(ReadForms reading, CorrectForm correcting, PrintControlSlip slips) {
      this.reading = reading;
      this.correcting = correcting;
      this.slips = slips;
    }

    @GetMapping("/forms")
    @Requires(Permission.READ_DOCUMENTS)
    List<FormJson> list(SignedIn who, @PathVariable String code) {
      return reading.list(who, code).stream().map(FormJson::of).toList();
    }

    @GetMapping("/forms/{id}/file")
    @Requires(Permission.READ_DOCUMENTS)
    ResponseEntity<Resource> read(SignedIn who, @PathVariable String code, @PathVariable UUID id) {
      return file(reading, who, code, id);
    }

    @PostMapping("/forms/{id}/corrections")
    @Requires(Permission.MAKE_PAPERS)
    @ResponseStatus(HttpStatus.CREATED)
    FormJson correct(
        SignedIn who,
        @PathVariable String code,
        @PathVariable UUID id,
        @RequestBody CorrectionBody body) {
      return FormJson.of(correcting.correct(who, code, id, body.reason(), body.words()));
    }

    @PostMapping("/control-slips")
    @Requires(Permission.MAKE_PAPERS)
    @ResponseStatus(HttpStatus.CREATED)
    FormJson controlSlip(SignedIn who, @PathVariable String code) {
      return FormJson.of(slips.print(who, code));
    }
  }
}

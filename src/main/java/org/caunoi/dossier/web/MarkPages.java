package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.MarkComponent.Overtaken;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Keeps a reviewer's ticks and crosses while the papers are being read. */
@Controller
class MarkPages {

  private final MarkComponent marking;
  private final ReviewPages page;

  MarkPages(MarkComponent marking, ReviewPages page) {
    this.marking = marking;
    this.page = page;
  }

  /** Asked by the page itself a moment after each change. */
  @PutMapping("/dossiers/{code}/marks")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  ResponseEntity<Void> keep(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    boolean kept = save(request, who, code).isEmpty();
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT).build();
  }

  /** The same by a button. */
  @PostMapping("/dossiers/{code}/marks")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  View keepByButton(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    List<Overtaken> overtaken = save(request, who, code);
    return overtaken.isEmpty()
        ? new RedirectView("/dossiers/" + code + "?notice=dossier-marked")
        : page.refused(request, who, code, "marks", Map.of(), Overtaken.refused(overtaken));
  }

  /** A cross whose reason is still being written is kept once it has one. */
  private List<Overtaken> save(HttpServletRequest request, SignedIn who, String code) {
    return marking.markSeen(
        who,
        code,
        MarkForm.read(request).stream()
            .filter(mark -> mark.complete() || mark.reason() != null)
            .toList(),
        SeenMarks.moment(request.getParameter("seen"), "/seen"));
  }

  /** The same for programs. */
  @RestController
  static class Api {

    private final MarkComponent marking;

    Api(MarkComponent marking) {
      this.marking = marking;
    }

    @GetMapping("/api/v1/dossiers/{code}/marks")
    @Requires(Permission.READ_DOCUMENTS)
    ResponseEntity<List<Mark>> list(SignedIn who, @PathVariable String code) {
      return answered(marking.list(who, code));
    }

    @PutMapping("/api/v1/dossiers/{code}/marks/{component}")
    @Requires(Permission.REQUEST_SUPPLEMENT)
    ResponseEntity<List<Mark>> mark(
        SignedIn who,
        @PathVariable String code,
        @PathVariable String component,
        @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
        @RequestBody MarkBody body) {
      if (body.complete() == null) {
        throw Refused.field("/complete", "required");
      }
      @Nullable Instant shown = SeenMarks.moment(seen, "/If-Match");
      if (shown == null) {
        return answered(marking.mark(who, code, component, body.complete(), body.reason()));
      }
      Given mine = new Given(component, body.complete(), body.reason());
      List<Overtaken> overtaken = marking.markSeen(who, code, List.of(mine), shown);
      if (!overtaken.isEmpty()) {
        throw Overtaken.refused(overtaken);
      }
      return answered(marking.list(who, code));
    }

    private static ResponseEntity<List<Mark>> answered(List<Mark> marks) {
      return ResponseEntity.ok().eTag("\"" + SeenMarks.number(marks) + "\"").body(marks);
    }
  }

  /**
   * @param complete tick or cross
   * @param reason for a cross, in words the citizen will read
   */
  record MarkBody(@Nullable Boolean complete, @Nullable String reason) implements StrictBody {}
}

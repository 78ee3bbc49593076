package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Keeps a reviewer's ticks and crosses while the papers are being read. */
@Controller
class MarkPages {

  private final MarkComponent marking;

  MarkPages(MarkComponent marking) {
    this.marking = marking;
  }

  /** Asked by the page itself a moment after each change. */
  @PutMapping("/dossiers/{code}/marks")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  @ResponseBody
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    save(request, who, code);
  }

  /** The same by a button. */
  @PostMapping("/dossiers/{code}/marks")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  View keepByButton(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    save(request, who, code);
    return new RedirectView("/dossiers/" + code + "?notice=dossier-marked");
  }

  /** A cross whose reason is still being written is kept once it has one. */
  private void save(HttpServletRequest request, SignedIn who, String code) {
    marking.markAll(
        who,
        code,
        MarkForm.read(request).stream()
            .filter(mark -> mark.complete() || mark.reason() != null)
            .toList());
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
    List<Mark> list(SignedIn who, @PathVariable String code) {
      return marking.list(who, code);
    }

    @PutMapping("/api/v1/dossiers/{code}/marks/{component}")
    @Requires(Permission.REQUEST_SUPPLEMENT)
    List<Mark> mark(
        SignedIn who,
        @PathVariable String code,
        @PathVariable String component,
        @RequestBody MarkBody body) {
      if (body.complete() == null) {
        throw Refused.field("/complete", "required");
      }
      return marking.mark(who, code, component, body.complete(), body.reason());
    }
  }

  /**
   * @param complete tick or cross
   * @param reason for a cross, in words the citizen will read
   */
  record MarkBody(@Nullable Boolean complete, @Nullable String reason) implements StrictBody {}
}

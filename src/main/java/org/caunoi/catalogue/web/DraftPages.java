package org.caunoi.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ChangeProcedure;
import org.caunoi.catalogue.PublishProcedure;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What is done with the draft of a procedure, from the first word to the public. */
@Controller
@RequestMapping("/catalogue/{code}")
class DraftPages {

  private final EntryPage page;
  private final ChangeProcedure changing;
  private final PublishProcedure publishing;

  DraftPages(EntryPage page, ChangeProcedure changing, PublishProcedure publishing) {
    this.page = page;
    this.changing = changing;
    this.publishing = publishing;
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/draft")
  View save(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int edition) {
    return after(
        request,
        who,
        code,
        text,
        "procedure-changed",
        known -> changing.save(who, known, text, edition));
  }

  /** Hands the draft to the second person, makes it public, or throws it away. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping({"/submissions", "/publications", "/discards"})
  View move(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "0") int edition) {
    String path = request.getRequestURI();
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "submissions" -> {
        publishing.submit(who, code, edition);
        yield back(code, "procedure-submitted");
      }
      case "publications" -> {
        publishing.publish(who, code, edition);
        yield back(code, "procedure-published");
      }
      default -> {
        publishing.discard(who, code, edition);
        yield back(code, "procedure-draft-discarded");
      }
    };
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/returns")
  View giveBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam(defaultValue = "") String reason) {
    return after(
        request,
        who,
        code,
        null,
        "procedure-given-back",
        known -> publishing.giveBack(who, known, edition, reason));
  }

  /** What was typed stays on the page, whatever was wrong with it. */
  private View after(
      HttpServletRequest request,
      SignedIn who,
      String code,
      @Nullable String typed,
      String notice,
      Consumer<String> act) {
    try {
      act.accept(page.current(code).code());
      return back(code, notice);
    } catch (Refused refused) {
      return page.again(request, who, code, typed, typed == null ? "reason" : "text", refused);
    }
  }

  private static RedirectView back(String code, String notice) {
    return new RedirectView("/catalogue/" + code + "?notice=" + notice);
  }
}

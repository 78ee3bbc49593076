package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.form.CheckPaper;
import org.caunoi.dossier.form.CheckedPaper;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Is this paper real, unchanged, and does it still count? For anybody, without an account. */
@Controller
class CheckPages {

  private final CheckPaper checking;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  CheckPages(CheckPaper checking, Frames frames) {
    this.checking = checking;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/check")
  View ask(HttpServletRequest request) {
    return page(request, null, FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/check")
  View check(
      HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile file) {
    return answer(
        request,
        () -> {
          if (file == null || file.isEmpty()) {
            throw Refused.field("/file", "required");
          }
          try (InputStream content = file.getInputStream()) {
            return checking.check(content, request.getRemoteAddr());
          } catch (IOException e) {
            throw Refused.field("/file", "file-incomplete");
          }
        });
  }

  /** The result behind a link, before it is fetched. */
  @Requires(Permission.OPEN)
  @GetMapping("/results/{token}/signatures")
  View ofLink(
      HttpServletRequest request, HttpServletResponse response, @PathVariable String token) {
    response.setHeader("Referrer-Policy", "no-referrer");
    return answer(request, () -> checking.checkLink(token, request.getRemoteAddr()));
  }

  private View answer(HttpServletRequest request, Supplier<CheckedPaper> check) {
    try {
      return page(request, check.get(), FieldErrors.none(), HttpStatus.OK);
    } catch (Refused refused) {
      String text = frames.texts(request).get("error." + refused.code(), refused.args().toArray());
      return page(
          request, null, FieldErrors.of("file", text), ProblemAdvice.status(refused.kind()));
    }
  }

  private View page(
      HttpServletRequest request,
      @Nullable CheckedPaper paper,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell =
        frames.of(request, "paperCheck.title").withErrors(errors).withRequestPath("/check");
    PaperAnswer view = paper == null ? null : PaperAnswer.of(paper, shell.t());
    return Page.of(status, templates.trackingCheck(shell, view, errors));
  }
}

package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.PassingTrouble;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Unreadable;
import org.caunoi.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** What a person sees when a page cannot be shown: what happened, and the way out. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ErrorPages(Frames frames) {
    this.frames = frames;
  }

  @ExceptionHandler
  Object refused(Refused refused, HttpServletRequest request) {
    Texts t = frames.texts(request);
    List<String> details =
        refused.errors().stream()
            .map(error -> t.get("error." + error.code(), error.args().toArray()))
            .distinct()
            .toList();
    return page(
        request,
        ProblemAdvice.status(refused.kind()),
        t.get("error." + refused.code(), refused.args().toArray()),
        details);
  }

  @ExceptionHandler
  Object failed(Exception e, HttpServletRequest request, HttpServletResponse response) {
    if (e instanceof ErrorResponse known) {
      return answer(request, HttpStatus.valueOf(known.getStatusCode().value()));
    }
    HttpStatus unreadable = Unreadable.status(e);
    if (unreadable != null) {
      return answer(request, unreadable);
    }
    HttpStatus passing = PassingTrouble.status(e);
    if (passing != null) {
      LOG.warn("{} {} has to wait: {}", request.getMethod(), ProblemAdvice.route(request), passing);
      response.setHeader(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER);
      return answer(request, passing);
    }
    LOG.error("{} {} failed", request.getMethod(), ProblemAdvice.route(request), e);
    return answer(request, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /** The browser went away before the answer was out; there is nobody to tell and nothing wrong. */
  @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
  void left(HttpServletResponse response) {}

  @Requires(Permission.OPEN)
  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer known ? HttpStatus.resolve(known) : null;
    return answer(request, status == null ? HttpStatus.NOT_FOUND : status);
  }

  private Object answer(HttpServletRequest request, HttpStatus status) {
    Texts t = frames.texts(request);
    String code = "http-" + status.value();
    String text = t.has("error." + code) ? t.get("error." + code) : t.get("error.unexpected");
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = path instanceof String original ? original : request.getRequestURI();
    if (!uri.startsWith("/api/")) {
      return page(request, status, text, List.of());
    }
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("/errors/" + code));
    problem.setTitle(text);
    problem.setProperties(Map.of("code", code, "errors", List.of()));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private Page page(
      HttpServletRequest request, HttpStatus status, String text, List<String> details) {
    Shell shell = frames.of(request, "error.title");
    return Page.of(status, templates.accessError(shell, text, details));
  }
}

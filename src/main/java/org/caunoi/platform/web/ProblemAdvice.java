package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Answers of the API that are not a success: RFC 9457 problems with a stable {@code code} and an
 * {@code errors} list whose {@code pointer} names each wrong field. Texts are for people, in the
 * language asked for; clients read the codes.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final MessageSource messages;

  ProblemAdvice(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
    return problem(
        status(refused.kind()), refused.code(), refused.args(), refused.errors(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(ConstraintViolationException e, Locale locale) {
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(v -> FieldError.of("/" + v.getPropertyPath(), "malformed"))
            .toList();
    return problem(HttpStatus.BAD_REQUEST, "invalid-fields", List.of(), errors, locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokenUpload(MultipartException e, Locale locale) {
    HttpStatus status = Objects.requireNonNull(Unreadable.status(e));
    String code = status == HttpStatus.CONTENT_TOO_LARGE ? "http-413" : "malformed";
    return problem(
        status, "http-" + status.value(), List.of(), List.of(FieldError.of("/file", code)), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request, Locale locale) {
    HttpStatus unreadable = Unreadable.status(e);
    if (unreadable != null) {
      return problem(unreadable, "http-" + unreadable.value(), List.of(), List.of(), locale);
    }
    HttpStatus passing = PassingTrouble.status(e);
    if (passing != null) {
      LOG.warn("{} {} has to wait: {}", request.getMethod(), route(request), passing);
      ResponseEntity<ProblemDetail> later =
          problem(passing, "http-" + passing.value(), List.of(), List.of(), locale);
      return ResponseEntity.status(passing)
          .header(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(later.getBody());
    }
    LOG.error("{} {} failed", request.getMethod(), route(request), e);
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", List.of(), List.of(), locale);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors = new ArrayList<>();
    String code =
        switch (e) {
          case MethodArgumentNotValidException invalid -> {
            invalid
                .getFieldErrors()
                .forEach(f -> errors.add(FieldError.of(pointer(f.getField()), code(f.getCode()))));
            yield "invalid-fields";
          }
          case MethodArgumentTypeMismatchException mismatch -> {
            errors.add(FieldError.of("/" + mismatch.getName(), "malformed"));
            yield "invalid-fields";
          }
          case MissingServletRequestParameterException missing -> {
            errors.add(FieldError.of("/" + missing.getParameterName(), "required"));
            yield "invalid-fields";
          }
          case MissingRequestHeaderException missing -> {
            errors.add(FieldError.of("/" + missing.getHeaderName(), "required"));
            yield "invalid-fields";
          }
          case HttpMessageNotReadableException unreadable -> {
            pointerOf(unreadable.getCause())
                .ifPresent(
                    pointer ->
                        errors.add(
                            FieldError.of(
                                pointer,
                                unreadable.getCause() instanceof UnrecognizedPropertyException
                                    ? "unknown-property"
                                    : "malformed")));
            yield "malformed-body";
          }
          default -> "http-" + status.value();
        };
    ResponseEntity<ProblemDetail> problem =
        problem(HttpStatus.valueOf(status.value()), code, List.of(), errors, request.getLocale());
    HttpHeaders all = new HttpHeaders();
    all.addAll(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem.getBody(), all, status);
  }

  private ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String code, List<String> args, List<FieldError> errors, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("/errors/" + code));
    problem.setTitle(text(code, args, locale));
    problem.setProperty("code", code);
    problem.setProperty("errors", errors.stream().map(error -> line(error, locale)).toList());
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private Map<String, String> line(FieldError error, Locale locale) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("pointer", error.pointer());
    line.put("code", error.code());
    line.put("detail", text(error.code(), error.args(), locale));
    return line;
  }

  private String text(String code, List<String> args, Locale locale) {
    return Objects.requireNonNull(
        messages.getMessage("error." + code, args.toArray(), code, locale));
  }

  /** The route as declared; the path itself may hold the secret of a link and stays out of logs. */
  public static String route(HttpServletRequest request) {
    return Objects.toString(
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "(no route)");
  }

  /** The HTTP status a refusal is answered with. */
  public static HttpStatus status(Refused.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case STORE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case GONE -> HttpStatus.GONE;
    };
  }

  private static Optional<String> pointerOf(@Nullable Throwable cause) {
    if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
      StringBuilder pointer = new StringBuilder();
      json.getPath()
          .forEach(
              step ->
                  pointer
                      .append('/')
                      .append(
                          step.getPropertyName() != null
                              ? step.getPropertyName()
                              : step.getIndex()));
      return Optional.of(pointer.toString());
    }
    return cause instanceof JacksonException ? Optional.of("") : Optional.empty();
  }

  private static String pointer(String field) {
    return "/" + field.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
  }

  private static String code(@Nullable String constraint) {
    return switch (constraint) {
      case "NotNull", "NotBlank", "NotEmpty" -> "required";
      case "Size" -> "too-long";
      case "Min", "Max", "Positive", "PositiveOrZero" -> "out-of-range";
      case null, default -> "malformed";
    };
  }
}

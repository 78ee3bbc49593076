package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program hears that is turned away at the door. Its words lie ready, and no error page is
 * asked for: a house with too much to do spends next to nothing on those it cannot serve.
 */
final class Refusal {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, byte[]> problems = new TreeMap<>();

  Refusal(MessageSource words) {
    for (HttpStatus status :
        List.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE)) {
      for (Locale locale : List.of(Languages.VIETNAMESE, Locale.ENGLISH)) {
        String code = "http-" + status.value();
        Map<String, Object> problem = new TreeMap<>();
        problem.put("type", "/errors/" + code);
        problem.put("title", words.getMessage("error." + code, null, code, locale));
        problem.put("status", status.value());
        problem.put("code", code);
        problem.put("errors", List.of());
        problems.put(key(status, locale), JSON.writeValueAsBytes(problem));
      }
    }
  }

  void tell(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws IOException {
    byte[] body = problems.get(key(status, Languages.offered(request.getLocale())));
    response.setHeader(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER);
    if (request.getHeader(HttpHeaders.AUTHORIZATION) == null || body == null) {
      response.sendError(status.value());
      return;
    }
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String key(HttpStatus status, Locale locale) {
    return status.value() + locale.getLanguage();
  }
}

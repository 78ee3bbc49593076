package org.caunoi.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * A body that becomes an object is held in memory, so that it may be no longer than a form: 512 KB.
 * A route that takes longer ones says so by {@link LongBody}; files are streamed and have their own
 * limits.
 */
@RestControllerAdvice
final class BodyLimit extends RequestBodyAdviceAdapter {

  private static final int USUAL_KB = 512;

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  /** Refused: {@code body-too-large}. */
  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    LongBody declared = parameter.getMethodAnnotation(LongBody.class);
    int kilobytes = declared == null ? USUAL_KB : declared.kilobytes();
    long length = message.getHeaders().getContentLength();
    if (length > kilobytes * 1024L) {
      throw tooLarge(kilobytes);
    }
    return length < 0 ? whole(message, kilobytes) : message;
  }

  /** One that does not say how long it is, read to its end or to the limit. */
  private static HttpInputMessage whole(HttpInputMessage message, int kilobytes)
      throws IOException {
    byte[] body = message.getBody().readNBytes(kilobytes * 1024 + 1);
    if (body.length > kilobytes * 1024) {
      throw tooLarge(kilobytes);
    }
    return new Held(message.getHeaders(), new ByteArrayInputStream(body));
  }

  private static Refused tooLarge(int kilobytes) {
    return new Refused(Kind.TOO_LARGE, "body-too-large", List.of(), kilobytes);
  }

  private record Held(HttpHeaders headers, InputStream body) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }
}

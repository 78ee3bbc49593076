package org.caunoi.platform.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A template ready to be sent: what a page controller returns. Never cached. */
public final class Page implements View {

  private static final String HTML = "text/html;charset=UTF-8";

  private final HttpStatus status;
  private final JteModel template;

  private Page(HttpStatus status, JteModel template) {
    this.status = status;
    this.template = template;
  }

  public static Page of(JteModel template) {
    return new Page(HttpStatus.OK, template);
  }

  /** A page that says what went wrong; a form shown again is 422. */
  public static Page of(HttpStatus status, JteModel template) {
    return new Page(status, template);
  }

  @Override
  public String getContentType() {
    return HTML;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Utf8ByteOutput output = new Utf8ByteOutput();
    template.render(output);
    response.setStatus(status.value());
    response.setContentType(HTML);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}

package org.caunoi.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the server refuses before any route or filter of ours sees it, such as a path that is not
 * UTF-8: a problem for programs, one plain line for people, and not a word of what was sent.
 */
public final class UnroutedErrors extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String path = request.getRequestURI();
    boolean api = path != null && path.startsWith("/api/");
    String text =
        api
            ? """
            {"type":"/errors/http-%1$d","title":"http-%1$d","status":%1$d,"code":"http-%1$d","errors":[]}\
            """
                .formatted(status)
            : "Yêu cầu không đọc được. Xin kiểm tra lại và gửi lần nữa. (%d)\n".formatted(status);
    try {
      response.setContentType(api ? "application/problem+json" : "text/plain; charset=utf-8");
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException gone) {
      container.getLogger().debug("The caller is gone", gone);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration {

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> unroutedErrors() {
      return server ->
          server.addContextCustomizers(
              context -> {
                if (context.getParent() instanceof StandardHost host) {
                  host.setErrorReportValveClass(UnroutedErrors.class.getName());
                }
              });
    }
  }
}

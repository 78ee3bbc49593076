package org.caunoi.quality.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells who watches that something changed; what it is, the page asks for itself. */
@Controller
class CentreEvents {

  private final CentreStreams streams;

  CentreEvents(CentreStreams streams) {
    this.streams = streams;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping(CentrePages.HERE + "/events")
  SseEmitter events(SignedIn who, HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(who);
  }

  /** The browser went away while we were talking. */
  @ExceptionHandler
  void left(IOException gone, HttpServletResponse response) {}
}

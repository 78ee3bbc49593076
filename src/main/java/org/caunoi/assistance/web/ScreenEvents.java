package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.OpenScreen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells a citizen's screen that something changed; what it is, the screen asks for itself. */
@Controller
class ScreenEvents {

  private final OpenScreen screens;
  private final ScreenStreams streams;

  ScreenEvents(OpenScreen screens, ScreenStreams streams) {
    this.screens = screens;
    this.streams = streams;
  }

  /** 204 tells a browser not to ask again: the screen is not paired or its session is over. */
  @Requires(Permission.OPEN)
  @GetMapping(CitizenScreenPages.HERE + "/events")
  @Nullable SseEmitter events(HttpServletRequest request, HttpServletResponse response) {
    Optional<Looking> looking = screens.looking(ScreenCookie.read(request));
    if (looking.isEmpty() || looking.get().ended()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(looking.get());
  }

  /** The browser went away while we were talking. */
  @ExceptionHandler
  void left(IOException gone, HttpServletResponse response) {}
}

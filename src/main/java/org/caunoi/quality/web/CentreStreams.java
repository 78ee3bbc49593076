package org.caunoi.quality.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.quality.ReadCentre;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open lines to those who watch the Centre's page. Every few seconds one look serves all who
 * see the same; where nobody watches nothing is looked at.
 */
@Component
class CentreStreams {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final ReadCentre centre;
  private final Set<CentreLine> lines = ConcurrentHashMap.newKeySet();

  CentreStreams(ReadCentre centre) {
    this.centre = centre;
  }

  SseEmitter open(SignedIn who) {
    String mark = centre.look(who).mark();
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    CentreLine line = new CentreLine(who, emitter, lines::remove);
    emitter.onCompletion(() -> lines.remove(line));
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> lines.remove(line));
    lines.add(line);
    line.show(mark);
    return emitter;
  }

  @ActsAsHouse("one look serves all who see the same; each line keeps to its person")
  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
  void look() {
    Map<String, String> marks = new HashMap<>();
    for (CentreLine line : List.copyOf(lines)) {
      String sees = line.who().authority() + line.who().roles();
      line.show(marks.computeIfAbsent(sees, any -> centre.look(line.who()).mark()));
    }
  }

  @EventListener
  void closing(ContextClosedEvent event) {
    lines.forEach(CentreLine::hangUp);
  }
}

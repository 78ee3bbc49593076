package org.caunoi.assistance.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.SessionChanged;
import org.caunoi.assistance.WatchScreens;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open lines to citizens' screens. One look at the database serves all of them: after an act of
 * this process at once, for acts of other processes every five seconds. An idle line holds nothing.
 */
@Component
class ScreenStreams {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final WatchScreens watch;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();

  ScreenStreams(WatchScreens watch) {
    this.watch = watch;
  }

  /** A line that says "changed" now and whenever the screen must be drawn afresh, nothing more. */
  SseEmitter open(Looking looking) {
    Line line = new Line(looking, new SseEmitter(LONGEST.toMillis()));
    lines.add(line);
    line.emitter.onCompletion(() -> lines.remove(line));
    line.emitter.onTimeout(line.emitter::complete);
    line.emitter.onError(failure -> lines.remove(line));
    tell(line);
    return line.emitter;
  }

  @TransactionalEventListener
  void changed(SessionChanged event) {
    List<Line> concerned = lines.stream().filter(line -> line.concerns(event)).toList();
    if (!concerned.isEmpty()) {
      Thread.startVirtualThread(() -> look(concerned));
    }
  }

  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
  void lookAgain() {
    look(lines);
    lines.forEach(line -> send(line, SseEmitter.event().comment("")));
  }

  @EventListener
  void closing(ContextClosedEvent event) {
    lines.forEach(line -> line.emitter.complete());
  }

  private void look(Collection<Line> some) {
    List<Line> now = List.copyOf(some);
    Set<UUID> ids = now.stream().map(Line::screenId).collect(Collectors.toSet());
    Map<UUID, Looking> looking = watch.look(ids);
    for (Line line : now) {
      show(line, looking.get(line.screenId()));
    }
  }

  /** Two looks may meet at the end of a session: whoever hangs up has told first. */
  private void show(Line line, @Nullable Looking seen) {
    synchronized (line) {
      String mark = seen == null ? "none" : seen.mark();
      if (!mark.equals(line.mark)) {
        line.mark = mark;
        tell(line);
      }
      if (seen == null || seen.ended()) {
        line.emitter.complete();
      }
    }
  }

  private void tell(Line line) {
    send(line, SseEmitter.event().name("changed").data(""));
  }

  private void send(Line line, SseEmitter.SseEventBuilder event) {
    try {
      line.emitter.send(event);
    } catch (IOException | IllegalStateException gone) {
      lines.remove(line);
    }
  }

  private static final class Line {

    private final Looking first;
    private final SseEmitter emitter;
    private String mark;

    private Line(Looking first, SseEmitter emitter) {
      this.first = first;
      this.emitter = emitter;
      this.mark = first.mark();
    }

    private UUID screenId() {
      return first.screenId();
    }

    private boolean concerns(SessionChanged event) {
      return first.stays()
          ? event.clerkId().equals(first.clerkId())
          : event.sessionId().equals(first.sessionId());
    }
  }
}

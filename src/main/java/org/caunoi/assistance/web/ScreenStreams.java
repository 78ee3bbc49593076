package org.caunoi.assistance.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.SessionChanged;
import org.caunoi.assistance.WatchScreens;
import org.caunoi.custody.ListOnScreenChanged;
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
  private final Set<ScreenLine> lines = ConcurrentHashMap.newKeySet();

  ScreenStreams(WatchScreens watch) {
    this.watch = watch;
  }

  /** A line that says "changed" now and whenever the screen must be drawn afresh, nothing more. */
  SseEmitter open(Looking looking) {
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    ScreenLine line = new ScreenLine(looking, emitter, lines::remove);
    emitter.onCompletion(() -> lines.remove(line));
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> lines.remove(line));
    lines.add(line);
    line.tell();
    return emitter;
  }

  @TransactionalEventListener
  void changed(SessionChanged event) {
    lookAt(lines.stream().filter(line -> line.concerns(event)).toList());
  }

  private void lookAt(List<ScreenLine> concerned) {
    if (!concerned.isEmpty()) {
      Thread.startVirtualThread(() -> look(concerned));
    }
  }

  @TransactionalEventListener
  void changed(ListOnScreenChanged event) {
    lookAt(lines.stream().filter(line -> line.first().clerkId().equals(event.clerkId())).toList());
  }

  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
  void lookAgain() {
    look(List.copyOf(lines));
    lines.forEach(ScreenLine::beat);
  }

  @EventListener
  void closing(ContextClosedEvent event) {
    lines.forEach(ScreenLine::hangUp);
  }

  private void look(List<ScreenLine> some) {
    Map<UUID, Looking> looking =
        watch.look(some.stream().map(ScreenStreams::screen).collect(Collectors.toSet()));
    some.forEach(line -> line.show(looking.get(screen(line))));
  }

  private static UUID screen(ScreenLine line) {
    return line.first().screenId();
  }
}

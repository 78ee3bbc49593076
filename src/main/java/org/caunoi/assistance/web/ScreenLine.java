package org.caunoi.assistance.web;

import java.io.IOException;
import java.util.function.Consumer;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.SessionChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open line to a screen. It has a thread of its own while something is to be sent, so that a
 * client that does not read keeps nobody else waiting; what piles up meanwhile is told once.
 */
final class ScreenLine {

  private final Looking first;
  private final SseEmitter emitter;
  private final Consumer<ScreenLine> gone;
  private String mark;
  private boolean changed;
  private boolean beat;
  private boolean over;
  private boolean sending;

  /**
   * @param gone is run once the client turns out to have left
   */
  ScreenLine(Looking first, SseEmitter emitter, Consumer<ScreenLine> gone) {
    this.first = first;
    this.emitter = emitter;
    this.gone = gone;
    mark = first.mark();
  }

  Looking first() {
    return first;
  }

  boolean concerns(SessionChanged event) {
    return first.stays()
        ? event.clerkId().equals(first.clerkId())
        : event.sessionId().equals(first.sessionId());
  }

  /** Says "changed", whatever was shown. */
  synchronized void tell() {
    changed = true;
    send();
  }

  /** Says "changed" where what is to be seen is not what was; hangs up, having told, at the end. */
  synchronized void show(@Nullable Looking seen) {
    String now = seen == null ? "none" : seen.mark();
    changed |= !now.equals(mark);
    mark = now;
    over |= seen == null || seen.ended();
    send();
  }

  /** Finds out whether the client is still there. */
  synchronized void beat() {
    beat = true;
    send();
  }

  synchronized void hangUp() {
    over = true;
    send();
  }

  private void send() {
    if (!sending && (changed || beat || over)) {
      sending = true;
      Thread.startVirtualThread(this::sendAll);
    }
  }

  private void sendAll() {
    try {
      Due due = next();
      while (due != Due.NOTHING) {
        switch (due) {
          case CHANGED -> emitter.send(SseEmitter.event().name("changed").data(""));
          case BEAT -> emitter.send(SseEmitter.event().comment(""));
          case END -> {
            emitter.complete();
            return;
          }
          case NOTHING -> throw new IllegalStateException();
        }
        due = next();
      }
    } catch (IOException | IllegalStateException left) {
      gone.accept(this);
    }
  }

  private synchronized Due next() {
    if (changed) {
      changed = false;
      beat = false;
      return Due.CHANGED;
    }
    if (over) {
      return Due.END;
    }
    if (beat) {
      beat = false;
      return Due.BEAT;
    }
    sending = false;
    return Due.NOTHING;
  }

  private enum Due {
    CHANGED,
    END,
    BEAT,
    NOTHING
  }
}

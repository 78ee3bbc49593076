package org.caunoi.quality.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.caunoi.access.SignedIn;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open line to somebody who watches. It says "changed" and nothing else; who does not read it
 * keeps nobody else waiting.
 */
final class CentreLine {

  private final SignedIn who;
  private final SseEmitter emitter;
  private final Consumer<CentreLine> gone;
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile String mark = "";

  CentreLine(SignedIn who, SseEmitter emitter, Consumer<CentreLine> gone) {
    this.who = who;
    this.emitter = emitter;
    this.gone = gone;
  }

  SignedIn who() {
    return who;
  }

  /** Tells where what is to be seen is not what was; else finds out whether anybody is there. */
  void show(String now) {
    if (sending.compareAndSet(false, true)) {
      boolean changed = !now.equals(mark);
      mark = now;
      Thread.startVirtualThread(() -> send(changed));
    }
  }

  private void send(boolean changed) {
    try {
      emitter.send(
          changed ? SseEmitter.event().name("changed").data("") : SseEmitter.event().comment(""));
    } catch (IOException | IllegalStateException left) {
      gone.accept(this);
    } finally {
      sending.set(false);
    }
  }

  void hangUp() {
    emitter.complete();
  }
}

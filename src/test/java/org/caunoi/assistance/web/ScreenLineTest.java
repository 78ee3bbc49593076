package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.caunoi.assistance.Looking;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class ScreenLineTest {

  private static final long PATIENCE_SECONDS = 20;

  @Test
  void aClientThatDoesNotReadKeepsNobodyElseWaiting() throws Exception {
    CountDownLatch reads = new CountDownLatch(1);
    Client slow = new Client(reads);
    ScreenLine stuck = line(slow);
    stuck.tell();
    assertThat(slow.arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 1000; i++) {
      stuck.beat();
      stuck.tell();
    }
    List<Client> others = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Client other = new Client(new CountDownLatch(0));
      others.add(other);
      line(other).tell();
    }
    for (Client other : others) {
      assertThat(other.hears()).isEqualTo("event:changed");
    }
    stuck.hangUp();
    assertThat(slow.heard).isEmpty();
    reads.countDown();
    assertThat(List.of(slow.hears(), slow.hears(), slow.hears()))
        .as("what piled up is told once, then the line ends")
        .containsExactly("event:changed", "event:changed", "(end)");
  }

  @Test
  void whoHasLeftIsForgotten() throws Exception {
    BlockingQueue<ScreenLine> forgotten = new LinkedBlockingQueue<>();
    SseEmitter left =
        new SseEmitter() {
          @Override
          public void send(SseEventBuilder event) throws IOException {
            throw new IOException("left");
          }
        };
    ScreenLine line = new ScreenLine(looking(), left, forgotten::add);
    line.beat();
    assertThat(forgotten.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isSameAs(line);
  }

  private static ScreenLine line(Client client) {
    return new ScreenLine(looking(), client, gone -> client.heard.add("(gone)"));
  }

  private static Looking looking() {
    return new Looking(UUID.randomUUID(), UUID.randomUUID(), true, null, 0, false, false, null);
  }

  /** The far end of a line: every message waits until it reads. */
  private static final class Client extends SseEmitter {

    private final CountDownLatch reads;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Client(CountDownLatch reads) {
      this.reads = reads;
    }

    private String hears() throws InterruptedException {
      return String.valueOf(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void send(SseEventBuilder event) throws IOException {
      arrived.countDown();
      try {
        reads.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      String text = String.valueOf(event.build().iterator().next().getData());
      heard.add(text.lines().findFirst().orElseThrow());
    }

    @Override
    public void complete() {
      heard.add("(end)");
    }
  }
}

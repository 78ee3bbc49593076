package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open line says that something changed, soon, and nothing else. */
@IntegrationTest
class ScreenLinesTest {

  private static final String CHANGED = "event:changed";
  private static final String END = "(end)";

  @Autowired Counter counter;
  @Autowired OfferScreen offers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final List<InputStream> lines = new ArrayList<>();
  private SignedIn clerk;

  @BeforeEach
  void aClerkOpensTheShift() {
    clerk = counter.clerk("HN-0001");
  }

  @AfterEach
  void hangUp() throws IOException {
    for (InputStream line : lines) {
      line.close();
    }
  }

  /** Without being told of acts a line would look every five seconds: twenty for five changes. */
  @Test
  void tellsOfAChangeWithoutWaitingForTheNextLook() throws Exception {
    UUID id = counter.filled(clerk);
    BlockingQueue<String> heard = listen(paired(id));
    assertThat(next(heard)).isEqualTo(CHANGED);
    assertThat(heard.poll(1, TimeUnit.SECONDS)).isNull();
    long from = System.nanoTime();
    for (int change = 1; change <= 5; change++) {
      counter.answer.answer(clerk, id, null, Map.of("copies", String.valueOf(change + 1)), null);
      assertThat(next(heard)).isEqualTo(CHANGED);
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(18);
  }

  @Test
  void anotherCitizensSessionIsNotHeard() throws Exception {
    BlockingQueue<String> heard = listen(paired(counter.opened(clerk)));
    next(heard);
    counter.shown(counter.clerk("HN-0001"));
    assertThat(heard.poll(2, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void aChangeMadeByAnotherProcessIsHeardToo() throws Exception {
    UUID id = counter.opened(clerk);
    BlockingQueue<String> heard = listen(paired(id));
    next(heard);
    jdbc.sql("UPDATE assistance.session SET locked_at = touched_at WHERE id = :id")
        .param("id", id)
        .update();
    assertThat(next(heard)).isEqualTo(CHANGED);
  }

  @Test
  void theLineEndsWithTheSession() throws Exception {
    UUID id = counter.shown(clerk);
    Device tablet = paired(id);
    BlockingQueue<String> heard = listen(tablet);
    next(heard);
    counter.end.end(clerk, id, Outcome.ADVICE);
    assertThat(next(heard)).isEqualTo(CHANGED);
    assertThat(next(heard)).isEqualTo(END);
    assertThat(tablet.get("/citizen-screen/events").statusCode()).isEqualTo(204);
  }

  @Test
  void theLineOfAScreenThatStaysGoesOnWithTheNextCitizen() throws Exception {
    Device display = new Device(port);
    display.get("/citizen-screen/pair/" + offers.forCounter(clerk).token());
    BlockingQueue<String> heard = listen(display);
    next(heard);
    UUID first = counter.opened(clerk);
    assertThat(next(heard)).isEqualTo(CHANGED);
    counter.end.end(clerk, first, Outcome.ADVICE);
    assertThat(next(heard)).isEqualTo(CHANGED);
    heard.clear();
    counter.opened(clerk);
    assertThat(next(heard)).isEqualTo(CHANGED);
  }

  @Test
  void thirtyIdleLinesHoldNoConnectionOfAPoolOfTen() throws Exception {
    Device tablet = paired(counter.opened(clerk));
    for (int i = 0; i < 30; i++) {
      assertThat(next(listen(tablet))).isEqualTo(CHANGED);
    }
    long from = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(tablet.look().statusCode()).isEqualTo(200);
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(25);
  }

  private static @Nullable String next(BlockingQueue<String> heard) throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }

  private Device paired(UUID session) {
    Device tablet = new Device(port);
    tablet.get("/citizen-screen/pair/" + offers.forSession(clerk, session).token());
    return tablet;
  }

  /** Lines of the stream that are not comments or blank; data is never anything but empty. */
  private BlockingQueue<String> listen(Device device) {
    InputStream stream = device.listen();
    lines.add(stream);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread.startVirtualThread(
        () -> {
          try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
              if (!line.isEmpty() && !line.startsWith(":") && !line.equals("data:")) {
                heard.add(line);
              }
              line = reader.readLine();
            }
            heard.add(END);
          } catch (IOException hungUp) {
            heard.add("(hung up)");
          }
        });
    return heard;
  }
}

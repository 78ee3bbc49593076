package org.caunoi.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells an outside witness each checkpoint, in order, as lines of an export: whoever owns this
 * house and its key cannot write another history without the witness knowing better.
 */
@Component
class WitnessHistory {

  private static final Logger LOG = LoggerFactory.getLogger(WitnessHistory.class);
  private static final int LINES = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String witness;

  WitnessHistory(
      JdbcClient jdbc, Clock clock, @Value("${caunoi.history.witness:}") String witness) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.witness = witness;
  }

  /** How many checkpoints it was told; none where there is no witness or it does not answer. */
  int tell() {
    int told = 0;
    List<Checkpoint> next = witness.isEmpty() ? List.of() : unknown();
    while (!next.isEmpty() && takes(next)) {
      knows(next.getLast().number());
      told += next.size();
      next = unknown();
    }
    return told;
  }

  private List<Checkpoint> unknown() {
    return jdbc.sql(
            """
            SELECT number, at, size, root, former, public_key, signature FROM audit.checkpoint
            WHERE number > coalesce((SELECT w.number FROM platform.watermark w WHERE w.name = 'witness'), 0)
            ORDER BY number LIMIT :lines
            """)
        .param("lines", LINES)
        .query(Checkpoint::map)
        .list();
  }

  private boolean takes(List<Checkpoint> checkpoints) {
    String lines = checkpoints.stream().map(one -> one.line() + "\n").collect(Collectors.joining());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(witness))
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; charset=UTF-8")
            .POST(BodyPublishers.ofString(lines))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        LOG.warn("The witness of the history answers {}", status);
      }
      return status / 100 == 2;
    } catch (IOException e) {
      LOG.warn("The witness of the history does not answer: {}", e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void knows(long number) {
    jdbc.sql(
            """
            INSERT INTO platform.watermark AS w (name, number, at) VALUES ('witness', :number, :now)
            ON CONFLICT (name) DO UPDATE SET number = greatest(w.number, excluded.number), at = excluded.at
            """)
        .param("number", number)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}

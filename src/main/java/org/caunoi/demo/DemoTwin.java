package org.caunoi.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caunoi.access.Tokens;
import org.caunoi.post.CarrierAccess;
import org.caunoi.post.carrier.Access;
import org.caunoi.twin.House;
import org.caunoi.twin.Twin;
import org.caunoi.twin.TwinServer;
import org.caunoi.twin.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The carriers of the demo: twins beside the house, so that a newcomer sees parcels move. */
@Component
@Order
@ConditionalOnProperty("caunoi.demo")
class DemoTwin implements CarrierAccess, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DemoTwin.class);

  private static final long SEED = 2026;

  private final House house = new House("demo", "demo", Tokens.next(), Tokens.next());
  private final Map<String, Twin> twins;
  private final TwinServer server;
  private final Environment environment;
  private final Duration pace;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofVirtual().name("carrier-twin").unstarted(task));

  DemoTwin(
      Environment environment, Clock clock, @Value("${caunoi.demo-twin.pace:8s}") Duration pace)
      throws IOException {
    this.environment = environment;
    this.pace = pace;
    Twin viettelPost = new Twin(Words.VIETTEL_POST, house, SEED, clock);
    Twin vnPost = new Twin(Words.VN_POST, house, SEED + 1, clock);
    twins = Map.of("viettelpost", viettelPost, "vnpost", vnPost);
    server = TwinServer.start(0, viettelPost, vnPost);
  }

  /** Reports begin when the house listens; a pace of zero leaves them to {@link #advance}. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    String port = environment.getProperty("local.server.port", "8080");
    twins.forEach(
        (key, twin) -> twin.reportsTo("http://localhost:" + port + "/api/v1/exchange/" + key));
    if (pace.isPositive()) {
      var _ =
          clockwork.scheduleWithFixedDelay(
              this::tick, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** What is thrown here would end the ticking for good. */
  private void tick() {
    try {
      advance();
    } catch (RuntimeException e) {
      LOG.warn("A twin stumbled and goes on", e);
    }
  }

  /** Each parcel goes one step on. */
  void advance() {
    twins.values().forEach(Twin::advance);
  }

  Map<String, Twin> twins() {
    return twins;
  }

  @Override
  public Optional<Access> of(String carrier) {
    return Optional.ofNullable(twins.get(carrier))
        .map(
            twin ->
                new Access(
                    server.url(twin.words()),
                    house.user(),
                    house.password(),
                    house.secret(),
                    house.path()));
  }

  @Override
  public void destroy() {
    clockwork.shutdownNow();
    server.close();
  }
}

package org.caunoi.twin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The parcels of one carrier twin and what it tells of them; the same for the same seed. */
public final class Twin {

  private static final long FIRST_NUMBER = 10_000_001L;

  private final Words words;
  private final House house;
  private final Clock clock;
  private final RandomGenerator random;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Parcel> parcels = new LinkedHashMap<>();
  private final List<Runnable> late = new ArrayList<>();
  private volatile Manners manners = Manners.GOOD;
  private volatile String reportsTo = "";

  public Twin(Words words, House house, long seed, Clock clock) {
    this.words = words;
    this.house = house;
    this.clock = clock;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public House house() {
    return house;
  }

  public Words words() {
    return words;
  }

  public void behave(Manners how) {
    manners = how;
  }

  Manners manners() {
    return manners;
  }

  /** Where reports go, without the part only the twin knows. */
  public void reportsTo(String address) {
    reportsTo = address;
  }

  /** How many orders it has taken. */
  public synchronized int orders() {
    return parcels.size();
  }

  /** One order per reference: the same again is the same parcel. */
  synchronized Parcel take(String reference, long collect) {
    return parcels.computeIfAbsent(
        reference, key -> new Parcel(key, "TW" + (FIRST_NUMBER + parcels.size()), collect, words));
  }

  /** What it was told to take from the receiver, in đồng. */
  public synchronized long collects(String reference) {
    return find(reference).orElseThrow().collect;
  }

  synchronized Optional<Parcel> find(String reference) {
    return Optional.ofNullable(parcels.get(reference));
  }

  synchronized List<Parcel> all() {
    return List.copyOf(parcels.values());
  }

  synchronized void forget(String reference) {
    find(reference).ifPresent(parcel -> parcel.ahead.clear());
  }

  synchronized boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Every parcel gets its next report; answers how many were sent. */
  public synchronized int advance() {
    if (manners.down()) {
      return 0;
    }
    List<Runnable> now = new ArrayList<>(late);
    late.clear();
    for (Parcel parcel : parcels.values()) {
      Words.Status status = parcel.ahead.poll();
      if (status == null) {
        continue;
      }
      if (chance(manners.lost())) {
        parcel.ahead.clear();
      }
      Runnable report = report(parcel, status);
      (chance(manners.delayed()) ? late : now).add(report);
      if (chance(manners.doubled())) {
        now.add(report);
      }
    }
    for (int i = 0; i + 1 < now.size(); i++) {
      if (chance(manners.swapped())) {
        Collections.swap(now, i, i + 1);
      }
    }
    now.forEach(Runnable::run);
    return now.size();
  }

  /** Everything that can be said about all parcels. */
  public int advanceToTheEnd() {
    int sent = 0;
    int some = advance();
    while (some > 0) {
      sent += some;
      some = advance();
    }
    return sent;
  }

  /** Written once, so that a report sent twice is the same byte by byte. */
  private Runnable report(Parcel parcel, Words.Status status) {
    Words.Status said = chance(manners.codeless()) ? new Words.Status("", status.text()) : status;
    String secret = chance(manners.missigned()) ? "somebody-elses-secret" : house.secret();
    Instant at = clock.instant();
    parcel.last = new Parcel.Told(status, at);
    String body = words.report(parcel.reference, parcel.number, said, at, at, secret);
    return () -> send(body);
  }

  private void send(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(reportsTo + "/" + house.path()))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      // A carrier does not mind whether its partner listens.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

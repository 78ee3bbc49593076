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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.caunoi.twin.Parcel.Told;

/** The parcels of one carrier twin and what it tells of them; the same for the same seed. */
public final class Twin {

  private static final long FIRST_NUMBER = 10_000_001L;

  private final Words words;
  private final House house;
  private final Clock clock;
  private RandomGenerator random;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Parcel> parcels = new LinkedHashMap<>();
  private final List<Parcel> doubles = new ArrayList<>();
  private final List<Told> feed = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final Set<Parcel> unregistered = new LinkedHashSet<>();
  private volatile Manners manners = Manners.GOOD;
  private volatile String reportsTo = "";

  public Twin(Words words, House house, long seed, Clock clock) {
    this.words = words;
    this.house = house;
    this.clock = clock;
    this.random = randomOf(seed);
  }

  private static RandomGenerator randomOf(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** From here on it does what a twin of this seed does from its beginning. */
  public synchronized void beginAnew(long seed) {
    random = randomOf(seed);
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

  /** How many waybills it has made out. */
  public synchronized int orders() {
    return parcels.size() + doubles.size();
  }

  /** How many different orders it has. */
  public synchronized int references() {
    return parcels.size();
  }

  /** How many waybills it has made out for one order. */
  public synchronized int ordersOf(String reference) {
    return (int) all().stream().filter(parcel -> parcel.reference.equals(reference)).count();
  }

  /** What it last said of an order; empty before it said anything. */
  public synchronized Optional<Words.Status> lastSaid(String reference) {
    return find(reference).flatMap(parcel -> Optional.ofNullable(parcel.last)).map(Told::status);
  }

  /** The same order again is the same parcel, unless the twin makes out a waybill each time. */
  synchronized Parcel take(String reference, long collect) {
    Parcel known = parcels.get(reference);
    if (known != null && !happens(Vice.ANEW)) {
      return known;
    }
    Parcel parcel = new Parcel(reference, "TW" + (FIRST_NUMBER + orders()), collect, way());
    if (known == null) {
      parcels.put(reference, parcel);
    } else {
      doubles.add(parcel);
    }
    if (does(Vice.LATE)) {
      unregistered.add(parcel);
    } else {
      feed.add(new Told(parcel, null, clock.instant()));
    }
    return parcel;
  }

  private List<Words.Status> way() {
    return words.way(
        happens(Vice.RETURNED)
            ? Way.RETURNED
            : happens(Vice.HELD) ? Way.HELD : happens(Vice.ABSENT) ? Way.SECOND_TIME : Way.USUAL);
  }

  /** What was said after some point of the tracking list, in order. */
  synchronized List<Told> feed(int after, int most) {
    int from = Math.clamp(after, 0, feed.size());
    return List.copyOf(feed.subList(from, Math.min(feed.size(), from + most)));
  }

  /** A parcel it has had for long, and what it said last of it. */
  public synchronized void knows(String reference, String number, Words.Status last, Instant at) {
    Parcel parcel = new Parcel(reference, number, 0, List.of());
    parcel.last = new Told(parcel, last, at);
    parcels.put(reference, parcel);
  }

  /** What it was told to take from the receiver, in đồng. */
  public synchronized long collects(String reference) {
    return find(reference).orElseThrow().collect;
  }

  /** From which province to which it was ordered, in the carrier's codes. */
  public synchronized String provinces(String reference) {
    return find(reference).orElseThrow().provinces;
  }

  synchronized Optional<Parcel> find(String reference) {
    return Optional.ofNullable(parcels.get(reference));
  }

  /** What a look-up finds; an order that is registered late is not found at first. */
  synchronized Optional<Parcel> lookUp(String reference) {
    return find(reference).filter(parcel -> !unregistered.contains(parcel));
  }

  private void register(Instant at) {
    unregistered.forEach(parcel -> feed.add(new Told(parcel, null, at)));
    unregistered.clear();
  }

  synchronized List<Parcel> all() {
    List<Parcel> all = new ArrayList<>(parcels.values());
    all.addAll(doubles);
    return all;
  }

  /** Instead of whatever was to come it is brought to a counter; false where nothing is. */
  synchronized boolean hold(String number) {
    Optional<Parcel> known = all().stream().filter(one -> one.number.equals(number)).findFirst();
    boolean underWay = known.filter(parcel -> !parcel.ahead.isEmpty()).isPresent();
    known
        .filter(parcel -> underWay)
        .ifPresent(
            parcel -> {
              parcel.ahead.clear();
              parcel.ahead.addAll(words.held());
            });
    return underWay;
  }

  synchronized void forget(String reference) {
    find(reference).ifPresent(parcel -> parcel.ahead.clear());
  }

  synchronized boolean happens(Vice vice) {
    return random.nextInt(100) < manners.part(vice);
  }

  /** The same for what newer twins can do, so that older scripts go on as they went. */
  synchronized boolean does(Vice vice) {
    return manners.part(vice) > 0 && happens(vice);
  }

  /** Every parcel gets its next report; answers how many were sent. */
  public int advance() {
    return advance(clock.instant());
  }

  /** As {@link #advance()}, and what it tells came about at that moment. */
  public synchronized int advance(Instant at) {
    if (manners.down()) {
      return 0;
    }
    register(at);
    List<Runnable> now = new ArrayList<>(late);
    late.clear();
    for (Parcel parcel : all()) {
      Words.Status status = parcel.ahead.poll();
      if (status == null) {
        continue;
      }
      if (happens(Vice.LOST)) {
        parcel.ahead.clear();
      }
      Runnable report = report(parcel, status, at);
      (happens(Vice.DELAYED) ? late : now).add(report);
      if (happens(Vice.DOUBLED)) {
        now.add(report);
      }
    }
    for (int i = 0; i + 1 < now.size(); i++) {
      if (happens(Vice.SWAPPED)) {
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
  private Runnable report(Parcel parcel, Words.Status status, Instant at) {
    Words.Status said = happens(Vice.CODELESS) ? new Words.Status("", status.text()) : status;
    String secret = happens(Vice.MISSIGNED) ? "somebody-elses-secret" : house.secret();
    parcel.last = new Told(parcel, status, at);
    feed.add(parcel.last);
    String body = words.report(parcel.reference, parcel.number, said, at, clock.instant(), secret);
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

package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.Measured;
import org.caunoi.NeedsNothing;
import org.caunoi.post.CarrierProfile.Status;
import org.caunoi.post.Stream.Account;
import org.caunoi.post.Stream.Saying;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Journey;
import org.caunoi.post.model.Report;
import org.caunoi.post.model.Report.Weight;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order and however often: parcels stand where a plain account says, by the carriers'
 * own data files. {@code bin/carrier-stream journeys} does that a hundred times with 100,000
 * reports.
 */
@NeedsNothing
class JourneyStreamTest {

  private static final int EVENTS = Integer.getInteger("caunoi.journeys.events", 5_000);
  private static final int SEEDS = Integer.getInteger("caunoi.journeys.seeds", 3);

  private final Map<String, CarrierProfile> profiles =
      Map.of(
          "vnpost", new ReadPostFiles("classpath:").carrier("vnpost"),
          "viettelpost", new ReadPostFiles("classpath:").carrier("viettelpost"));

  @Test
  void endInAnyOrderAsAPlainAccountSays() {
    long first = Long.getLong("caunoi.seed", System.nanoTime());
    long reports = 0;
    long parcels = 0;
    for (long seed = first; seed < first + SEEDS; seed++) {
      Stream stream = new Stream(seed, EVENTS, "DS", Instant.parse("2026-01-05T00:00:00Z"));
      Map<Integer, List<Report>> said = new HashMap<>();
      int unknown = 0;
      for (Saying one : stream.sayings) {
        Notice notice = one.notice();
        boolean known = notice == null || !String.valueOf(notice.reference()).startsWith("LA-");
        if (known) {
          said.computeIfAbsent(one.parcel(), key -> new ArrayList<>()).add(report(one));
        } else {
          unknown++;
        }
      }
      List<String> wrong = new ArrayList<>();
      stream.accounts.forEach(
          (parcel, account) -> compare(said.getOrDefault(parcel, List.of()), account, wrong));
      assertThat(wrong).as("seed %d", seed).isEmpty();
      assertThat(unknown).isGreaterThanOrEqualTo(stream.unknownParcels);
      reports += stream.sayings.size();
      parcels += stream.accounts.size();
    }
    Measured.say(
        "Journeys: %d seeds, %d reports of two carriers and our own people, %d parcels, 0 differ",
        SEEDS, reports, parcels);
  }

  private Report report(Saying one) {
    NewReport house = one.house();
    if (house != null) {
      return new Report(house.at(), house.step(), house.weight());
    }
    Status meant =
        Objects.requireNonNull(profiles.get(one.carrier()))
            .meaning(Objects.requireNonNull(one.notice()))
            .orElse(null);
    return meant == null
        ? new Report(one.at(), null, Weight.USUAL)
        : new Report(one.at(), meant.step(), meant.weight());
  }

  private static void compare(List<Report> said, Account account, List<String> wrong) {
    Journey journey = Journey.of(said);
    if (journey.step() != account.step
        || journey.attempts() != account.attempts
        || journey.conflict() != account.conflict) {
      wrong.add(journey + " instead of " + account.step + " " + account.attempts);
    }
  }
}

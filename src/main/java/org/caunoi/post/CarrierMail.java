package org.caunoi.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.InboxSource;
import org.caunoi.exchange.Reading;
import org.caunoi.exchange.Verdict;
import org.caunoi.post.CarrierProfile.Status;
import org.caunoi.post.Carriers.Line;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/** What one carrier delivers to us: read by its adapter, understood by its data file. */
final class CarrierMail implements InboxSource {

  /** So far clocks differ; what is told for later than that has happened when we hear of it. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  /** Nobody reports what happens after tomorrow. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final String key;
  private final Carriers carriers;
  private final Shipments shipments;
  private final NoteReports noting;
  private final StrangeReports strange;
  private final UnconfirmedEnds ends;
  private final LockParcel locking;
  private final Clock clock;

  CarrierMail(
      String key,
      Carriers carriers,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      UnconfirmedEnds ends,
      LockParcel locking,
      Clock clock) {
    this.locking = locking;
    this.clock = clock;
    this.ends = ends;
    this.key = key;
    this.carriers = carriers;
    this.shipments = shipments;
    this.noting = noting;
    this.strange = strange;
  }

  @Override
  public String name() {
    return key;
  }

  @Override
  public Reading read(Delivery delivery) {
    return carriers
        .access(key)
        .map(access -> carriers.get(key).carrier().read(delivery, access))
        .map(this::ofDossier)
        .orElseGet(() -> new Reading.Rejected(Verdict.WRONG_PATH, "not-connected"));
  }

  /** What is told of one dossier is dealt with in the order it came, whichever its parcel. */
  private Reading ofDossier(Reading read) {
    return read instanceof Reading.Genuine genuine
        ? new Reading.Genuine(
            genuine.dedupKey(),
            shipments.dossierOf(key, genuine.subject()).orElse(genuine.subject()),
            genuine.answer())
        : read;
  }

  @Override
  public void process(List<Arrival> arrivals) {
    Line line = carriers.get(key);
    List<Said> all = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      List<Notice> notices = line.carrier().notices(arrival.body());
      for (int i = 0; i < notices.size(); i++) {
        all.add(new Said(arrival.id(), i, notices.get(i), arrival.receivedAt(), false));
      }
    }
    note(all);
  }

  private void note(List<Said> all) {
    Line line = carriers.get(key);
    Map<String, Shipment> known = known(all);
    Map<Shipment, List<NewReport>> said = new LinkedHashMap<>();
    for (Said one : all) {
      Shipment shipment = find(known, one.notice());
      if (shipment == null) {
        strange.add(key, one.notice(), null, Kind.UNKNOWN_PARCEL);
      } else {
        said.computeIfAbsent(shipment, s -> new ArrayList<>())
            .add(report(line.profile(), shipment, one));
      }
    }
    noting.note(said);
  }

  /** What it answered when it was asked, noted once however often it says the same. */
  void heard(List<Notice> notices) {
    Instant now = clock.instant();
    note(notices.stream().map(notice -> new Said(id(notice), 0, notice, now, true)).toList());
  }

  private UUID id(Notice notice) {
    String said =
        String.join(
            "|",
            key,
            String.valueOf(notice.reference()),
            String.valueOf(notice.number()),
            String.valueOf(notice.code()),
            notice.text(),
            notice.at().toString());
    return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Shipment> known(List<Said> all) {
    List<String> references = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (Said one : all) {
      String reference = one.notice().reference();
      String number = one.notice().number();
      Optional.ofNullable(reference).ifPresent(references::add);
      Optional.ofNullable(number).ifPresent((reference == null ? alone : numbers)::add);
    }
    numbers.addAll(alone);
    Map<String, Shipment> known = new HashMap<>();
    for (Shipment shipment : locking.lock(key, references, numbers, alone)) {
      Optional.ofNullable(shipment.reference()).ifPresent(number -> known.put(number, shipment));
      Optional.ofNullable(shipment.carrierNumber())
          .ifPresent(number -> known.put(number, shipment));
    }
    return known;
  }

  private @Nullable Shipment find(Map<String, Shipment> known, Notice notice) {
    Shipment byReference = notice.reference() == null ? null : known.get(notice.reference());
    if (byReference == null) {
      return notice.number() == null ? null : known.get(notice.number());
    }
    if (byReference.carrierNumber() == null && notice.number() != null) {
      numbered(byReference, notice.number());
    }
    return byReference;
  }

  /** Its own first word on a parcel tells its number; one that breaks UPU S10 only warns. */
  private void numbered(Shipment shipment, String number) {
    shipments.booked(shipment.id(), Booking.TAKEN, number);
    if (ItemNumber.isWrong(number)) {
      strange.add(shipment, Kind.FOREIGN_NUMBER, number, shipment.lastAt());
    }
  }

  private NewReport report(CarrierProfile profile, Shipment shipment, Said said) {
    Notice notice = said.notice();
    boolean ahead = said.isAhead(CLOCKS_DIFFER);
    boolean tooEarly = said.isAhead(AHEAD);
    Optional<Status> status = tooEarly ? Optional.empty() : profile.meaning(notice);
    if (status.isEmpty()) {
      strange.add(key, notice, shipment, tooEarly ? Kind.FUTURE : Kind.UNKNOWN_STATUS);
    }
    return new NewReport(
        // Told once more when its time has come, it is known by what it says.
        ahead ? id(notice) : said.id(),
        ahead ? said.heardAt() : notice.at(),
        notice.code(),
        notice.text(),
        status
            .map(Status::step)
            .filter(step -> said.asked() || profile.signed() || !waits(shipment, step))
            .orElse(null),
        status.map(Status::weight).orElse(Weight.USUAL),
        key + "/" + profile.version());
  }

  /** Whether anybody who overheard its secret could say so, and money would be freed by that. */
  private boolean waits(Shipment shipment, Step step) {
    boolean waits = step == Step.RETURNED || step == Step.CANCELLED || step == Step.LOST;
    if (waits) {
      ends.add(shipment, step);
    }
    return waits;
  }

  /** A notice; its id is the delivery's, so that one processed twice is noted once. */
  private record Said(UUID delivery, int no, Notice notice, Instant heardAt, boolean asked) {

    UUID id() {
      return new UUID(delivery.getMostSignificantBits(), delivery.getLeastSignificantBits() + no);
    }

    boolean isAhead(Duration time) {
      return notice.at().isAfter(heardAt.plus(time));
    }
  }
}

package org.caunoi.custody.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.DeliverPapers;
import org.caunoi.custody.DeliverPapers.Look;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.LossFile;
import org.caunoi.custody.Position;
import org.caunoi.custody.RecordScans;
import org.caunoi.custody.Remake;
import org.caunoi.custody.SettleDispute;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.model.Destruction;
import org.caunoi.document.SentFile;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What programs send about custody. */
final class CustodyBodies {

  private CustodyBodies() {}

  /**
   * A set of papers, counted and signed.
   *
   * @param signature data address of a PNG, JPEG or PDF, at most 64 KB; not needed on the way home
   */
  record NewPaperSet(
      @Nullable List<NewLine> lines,
      @Nullable Boolean explained,
      @Nullable String seal,
      @Nullable String signature,
      @Nullable Boolean homeward)
      implements StrictBody {

    Papers papers(@Nullable SentFile signed) {
      List<Counted> counted = new ArrayList<>();
      for (NewLine line : Objects.requireNonNullElse(lines, List.<NewLine>of())) {
        String at = "/lines/" + counted.size();
        counted.add(require(line, at).counted(at));
      }
      return new Papers(
          counted,
          Boolean.TRUE.equals(explained),
          require(seal, "/seal"),
          signed,
          Boolean.TRUE.equals(homeward));
    }
  }

  /**
   * @param pages sheets of one copy
   */
  record NewLine(
      @Nullable String component,
      @Nullable CopyKind kind,
      @Nullable Integer copies,
      @Nullable Integer pages) {

    Counted counted(String at) {
      return new Counted(
          require(component, at + "/component"),
          require(kind, at + "/kind"),
          require(copies, at + "/copies"),
          pages);
    }
  }

  /** The clerk's own password under the list. */
  record OwnPassword(@Nullable String password) implements StrictBody {}

  record NewBag(@Nullable String destination) implements StrictBody {}

  record EnvelopeNumber(@Nullable String envelope) implements StrictBody {}

  record SealRead(@Nullable String seal) implements StrictBody {}

  /**
   * A bag that is to be opened.
   *
   * @param position where the keeper stands
   */
  record NewOpening(@Nullable String seal, @Nullable Where position) implements StrictBody {}

  /**
   * The seal of a bag is broken or another.
   *
   * @param note what it looked like, in words
   */
  record NewSealDifference(@Nullable String note) implements StrictBody {}

  /**
   * @param position where the witness stands
   */
  record NewWitness(@Nullable Where position) implements StrictBody {}

  /**
   * @param toDestination only to people of the place it goes to
   * @param position where the giver stands
   */
  record NewOffer(@Nullable Boolean toDestination, @Nullable Where position)
      implements StrictBody {}

  /**
   * @param seal of a bag, as the receiver reads it
   * @param position where the receiver stands
   */
  record NewAcceptance(@Nullable String seal, @Nullable Where position) implements StrictBody {}

  /** WGS84 degrees. */
  record Where(@Nullable Double lat, @Nullable Double lon) {

    static @Nullable Position of(@Nullable Where where) {
      return where == null
          ? null
          : new Position(require(where.lat, "/position/lat"), require(where.lon, "/position/lon"));
    }
  }

  /**
   * @param note what it looked like, in words
   */
  record Refusal(HandOver.@Nullable Reason reason, @Nullable String note) implements StrictBody {}

  record NewCount(@Nullable List<String> found, @Nullable List<String> damaged)
      implements StrictBody {

    static List<String> texts(@Nullable List<String> list, String pointer) {
      List<String> texts = new ArrayList<>();
      for (String text : Objects.requireNonNullElse(list, List.<String>of())) {
        texts.add(require(text, pointer));
      }
      return texts;
    }
  }

  /**
   * @param agrees whether the papers are as listed
   * @param seal as it was read before opening
   * @param sealDiffers it was broken or another
   * @param lines copies that were there where they are not as listed
   * @param note what differs, in words
   */
  record NewReceipt(
      @Nullable Boolean agrees,
      @Nullable String seal,
      @Nullable Boolean sealDiffers,
      @Nullable List<FoundLine> lines,
      @Nullable String note)
      implements StrictBody {

    DeliverPapers.Opened opened() {
      Map<Integer, Integer> found = new TreeMap<>();
      int at = 0;
      for (FoundLine line : Objects.requireNonNullElse(lines, List.<FoundLine>of())) {
        String place = "/lines/" + at++;
        FoundLine one = require(line, place);
        found.put(require(one.no, place + "/no"), require(one.found, place + "/found"));
      }
      Look look =
          require(agrees, "/agrees")
              ? Look.AGREES
              : Boolean.TRUE.equals(sealDiffers) ? Look.SEAL_DIFFERS : Look.LINES_DIFFER;
      return new DeliverPapers.Opened(look, Objects.requireNonNullElse(seal, ""), found, note);
    }
  }

  /** So many copies of a line of the list were there. */
  record FoundLine(@Nullable Integer no, @Nullable Integer found) {}

  /**
   * @param signature data address of a PNG, JPEG or PDF, at most 64 KB
   * @param personalId number read from the card in the citizen's hand
   * @param code the code sent to the phone
   */
  record NewDelivery(@Nullable String signature, @Nullable String personalId, @Nullable String code)
      implements StrictBody {

    HandToCitizen.Shown shown() {
      return new HandToCitizen.Shown(
          Pictures.of(signature), require(personalId, "/personalId"), code);
    }
  }

  /**
   * @param number of the new paper
   */
  record NewRemake(Remake.@Nullable Way way, @Nullable String number) implements StrictBody {}

  record NewWay(Remake.@Nullable Way way) implements StrictBody {}

  /**
   * @param amount đồng, 0 where nothing is paid
   * @param words why so much, or why nothing
   */
  record NewCompensation(
      @Nullable Long amount, LossFile.@Nullable Payer payer, @Nullable String words)
      implements StrictBody {}

  record NewDestruction(Destruction.@Nullable Ground ground) implements StrictBody {}

  /**
   * What the last keeper says of missing papers.
   *
   * @param words in their own words
   */
  record NewAnswer(Inquiry.@Nullable Answer answer, @Nullable String words) implements StrictBody {}

  /**
   * @param note the grounds; needed where somebody is at fault
   * @param seal that is on it now; needed where the seal was what differed
   */
  record NewSettlement(
      SettleDispute.@Nullable Outcome outcome, @Nullable String note, @Nullable String seal)
      implements StrictBody {}

  /**
   * What a handheld recorded.
   *
   * @param sentAt what its clock shows at sending
   */
  record Batch(@Nullable String device, @Nullable Instant sentAt, @Nullable List<NewScan> scans)
      implements StrictBody {

    String deviceName() {
      String name = require(device, "/device").strip();
      if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
        throw Refused.field("/device", "malformed");
      }
      return name;
    }

    /** Each is read when its turn comes, so that one that cannot be read stops no other. */
    List<RecordScans.Read> all() {
      List<NewScan> list = require(scans, "/scans");
      if (list.isEmpty() || list.size() > MOST) {
        throw Refused.field("/scans", "scans-out-of-range", MOST);
      }
      List<RecordScans.Read> all = new ArrayList<>();
      for (NewScan scan : list) {
        all.add(require(scan, "/scans").read());
      }
      return all;
    }
  }

  /**
   * One scan.
   *
   * @param follows id of the event it follows, as {@code head} told it
   * @param handover made by the giver, the same in the receiver's scan
   * @param position where the handheld was
   */
  record NewScan(
      @Nullable UUID id,
      @Nullable String number,
      @Nullable UUID follows,
      RecordScans.@Nullable Kind kind,
      @Nullable UUID handover,
      @Nullable String seal,
      @Nullable String to,
      @Nullable Instant at,
      @Nullable Where position) {

    RecordScans.Read read() {
      UUID known = require(id, "/scans/id");
      return new RecordScans.Read(known, Objects.requireNonNullElse(number, ""), () -> scan(known));
    }

    private RecordScans.Scan scan(UUID known) {
      return new RecordScans.Scan(
          known,
          require(number, "/scans/number"),
          require(follows, "/scans/follows"),
          require(kind, "/scans/kind"),
          require(handover, "/scans/handover"),
          seal,
          to,
          moment(at, "/scans/at"),
          Where.of(position));
    }
  }

  static final int MOST = 500;

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** A clock may be wrong by years, but not by more than a database can hold. */
  static Instant moment(@Nullable Instant at, String pointer) {
    Instant moment = require(at, pointer);
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw Refused.field(pointer, "moment-malformed");
    }
    return moment;
  }

  static <T> T require(@Nullable T value, String pointer) {
    if (value == null) {
      throw Refused.field(pointer, "required");
    }
    return value;
  }
}

package org.caunoi.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;
import org.jspecify.annotations.Nullable;

/**
 * What two carriers and our own people say about many parcels, in disorder, and how each must stand
 * in the end by a plain account kept while it was still in order.
 */
final class Stream {

  private static final String NUMBERED = "X";

  final List<Saying> sayings = new ArrayList<>();
  final Map<Integer, Account> accounts = new HashMap<>();
  int unknownStatuses;
  int unknownParcels;
  int distinct;
  private final Random random;
  private final String prefix;
  private final Instant start;

  Stream(long seed, int events, String prefix, Instant start) {
    this.random = new Random(seed);
    this.prefix = prefix;
    this.start = start;
    int parcel = 0;
    while (sayings.size() < events) {
      history(parcel++);
    }
    distinct = sayings.size();
    for (int i = distinct / 5; i > 0; i--) {
      sayings.add(sayings.get(random.nextInt(distinct)));
    }
    Collections.shuffle(sayings, random);
  }

  static String reference(String prefix, int parcel) {
    return prefix + "-" + parcel;
  }

  /** Every third goes with the other carrier. */
  static String carrier(int parcel) {
    return parcel % 3 == 2 ? "vnpost" : "viettelpost";
  }

  private void history(int parcel) {
    Account account = new Account();
    accounts.put(parcel, account);
    List<Step> way =
        new ArrayList<>(
            List.of(Step.BOOKED, Step.CARRIER_ACCEPTED, Step.IN_TRANSIT, Step.AT_OFFICE, Step.OUT));
    for (int tries = random.nextInt(3); tries > 0; tries--) {
      way.add(Step.ATTEMPT_FAILED);
      way.add(Step.OUT);
    }
    way.addAll(
        switch (random.nextInt(10)) {
          case 0 -> List.of(Step.RETURNING, Step.RETURNED);
          case 1 -> List.of(Step.DELIVERED_REPORTED, Step.OUT);
          case 2 -> List.of(Step.PICKUP_WAITING, Step.DELIVERED_REPORTED);
          case 3 -> List.of(Step.DELIVERED_REPORTED, Step.RETURNING, Step.RETURNED);
          case 4 -> List.of(Step.DELIVERED, Step.DELIVERED_REPORTED);
          case 5 -> List.of(Step.DELIVERED_REPORTED, Step.DELIVERED, Step.OUT);
          default -> List.of(Step.DELIVERED_REPORTED);
        });
    int minute = random.nextInt(10_000);
    for (Step step : way) {
      minute += 1 + random.nextInt(2_000);
      Instant at = start.plusSeconds(60L * minute);
      boolean ours =
          step == Step.DELIVERED || step == Step.ATTEMPT_FAILED && random.nextInt(4) == 0;
      if (ours) {
        house(parcel, step, at, account);
      } else {
        says(parcel, step, at, account);
      }
    }
  }

  private void house(int parcel, Step step, Instant at, Account account) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    account.hear(step);
    sayings.add(
        new Saying(
            parcel,
            at,
            null,
            step == Step.DELIVERED
                ? NewReport.ours(id, at, step, Weight.PROVES)
                : NewReport.vain(id, at, NoteAttempt.Reason.NOBODY_HOME)));
  }

  private void says(int parcel, Step step, Instant at, Account account) {
    String reference = reference(prefix, parcel);
    Status status = status(parcel, step);
    if (random.nextInt(200) == 0) {
      unknownParcels++;
      reference = "LA-" + prefix + "-" + parcel;
    } else if (random.nextInt(100) == 0) {
      unknownStatuses++;
      status = new Status("999", "Không rõ");
    } else if (random.nextInt(20) == 0) {
      String words = words(step);
      if (words == null) {
        unknownStatuses++;
      } else {
        account.hear(step);
      }
      status = new Status("", words == null ? "Chờ tin thêm" : words);
    } else {
      account.hear(step);
    }
    String code = status.code().isEmpty() ? null : status.code();
    Notice notice = new Notice(reference, reference + NUMBERED, code, status.text(), at);
    sayings.add(new Saying(parcel, at, notice, null));
  }

  private static @Nullable String words(Step step) {
    return switch (step) {
      case IN_TRANSIT -> "Đang vận chuyển";
      case AT_OFFICE -> "Đến bưu cục phát";
      default -> null;
    };
  }

  private static Status status(int parcel, Step step) {
    boolean vnPost = carrier(parcel).equals("vnpost");
    String code =
        switch (step) {
          case BOOKED -> vnPost ? "20" : "100";
          case CARRIER_ACCEPTED -> vnPost ? "70" : "105";
          case IN_TRANSIT -> vnPost ? "" : "300";
          case AT_OFFICE -> vnPost ? "" : "400";
          case OUT -> vnPost ? "" : "500";
          case ATTEMPT_FAILED -> vnPost ? "91" : "506";
          case PICKUP_WAITING -> vnPost ? "" : "507";
          case RETURNING -> vnPost ? "161" : "502";
          case RETURNED -> vnPost ? "170" : "504";
          case DELIVERED_REPORTED -> vnPost ? "100" : "501";
          default -> throw new AssertionError(step);
        };
    String wordy =
        switch (step) {
          case OUT -> "Đang đi phát";
          case PICKUP_WAITING -> "Chờ khách đến nhận";
          default -> words(step);
        };
    return new Status(code, wordy == null ? "Trạng thái " + code : wordy);
  }

  /**
   * One thing that is said.
   *
   * @param notice a carrier's words; null where our own people say it
   * @param house what our own people say; null where a carrier does
   */
  record Saying(int parcel, Instant at, @Nullable Notice notice, @Nullable NewReport house) {

    String carrier() {
      return Stream.carrier(parcel);
    }

    /** As the carrier sends it. */
    String body(Instant sent, String secret) {
      Notice said = Objects.requireNonNull(notice);
      Words words = carrier().equals("vnpost") ? Words.VN_POST : Words.VIETTEL_POST;
      return words.report(
          String.valueOf(said.reference()),
          String.valueOf(said.number()),
          new Status(said.code() == null ? "" : said.code(), said.text()),
          at,
          sent,
          secret);
    }
  }

  /** One parcel, followed by hand. */
  static final class Account {
    Step step = Step.PLANNED;
    int attempts;
    boolean conflict;
    boolean tried;

    void hear(Step said) {
      if (said == Step.DELIVERED) {
        step = said;
        return;
      }
      if (step == Step.DELIVERED) {
        conflict = conflict || said != Step.DELIVERED_REPORTED;
        return;
      }
      if (said == Step.RETURNING || said == Step.RETURNED) {
        step = said;
        conflict = false;
        return;
      }
      boolean ended = step == Step.DELIVERED_REPORTED || step == Step.RETURNED;
      if (ended) {
        conflict = conflict || said != step;
        return;
      }
      tried = tried && said != Step.OUT;
      if (said == Step.ATTEMPT_FAILED) {
        attempts += tried ? 0 : 1;
        tried = true;
        step = attempts >= 2 ? Step.PICKUP_WAITING : said;
      } else {
        step = said;
      }
    }
  }
}

package org.caunoi.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caunoi.post.model.Step;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;

/**
 * What a carrier sends about many parcels, in disorder, and how each must stand in the end by a
 * plain account kept while it was still in order.
 */
final class Stream {

  private static final List<String> TO_THE_DOOR = List.of("100", "105", "200", "300", "400", "500");
  private static final Map<String, String> WORDS =
      Map.of("300", "Đang vận chuyển", "400", "Đến bưu cục phát", "500", "Đang giao hàng");

  final List<String> bodies = new ArrayList<>();
  final Map<Integer, Account> accounts = new HashMap<>();
  int unknownStatuses;
  int unknownParcels;
  int distinct;

  private final Random random;
  private final String secret;
  private final String prefix;
  private final Instant start;

  Stream(long seed, int events, String prefix, String secret, Instant start) {
    this.random = new Random(seed);
    this.secret = secret;
    this.prefix = prefix;
    this.start = start;
    int parcel = 0;
    while (bodies.size() < events) {
      history(parcel++);
    }
    distinct = bodies.size();
    bodies.addAll(some(bodies, distinct / 5));
    Collections.shuffle(bodies, random);
  }

  static String reference(String prefix, int parcel) {
    return prefix + "-" + parcel;
  }

  private List<String> some(List<String> all, int count) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  private void history(int parcel) {
    Account account = new Account();
    accounts.put(parcel, account);
    List<String> codes = new ArrayList<>(TO_THE_DOOR);
    for (int tries = random.nextInt(3); tries > 0; tries--) {
      codes.add(random.nextBoolean() ? "505" : "506");
      codes.add("508");
    }
    switch (random.nextInt(10)) {
      case 0 -> codes.addAll(List.of("502", "504"));
      case 1 -> codes.addAll(List.of("501", "500"));
      case 2 -> codes.addAll(List.of("507", "501"));
      case 3 -> codes.addAll(List.of("501", "502", "504"));
      default -> codes.add("501");
    }
    int minute = random.nextInt(10_000);
    for (String code : codes) {
      minute += 1 + random.nextInt(2_000);
      say(parcel, minute, code, account);
    }
  }

  private void say(int parcel, int minute, String code, Account account) {
    String reference = reference(prefix, parcel);
    Status status = new Status(code, "Trạng thái " + code);
    if (random.nextInt(200) == 0) {
      unknownParcels++;
      reference = "LA-" + prefix + "-" + parcel;
    } else if (random.nextInt(100) == 0) {
      unknownStatuses++;
      status = new Status("999", "Không rõ");
    } else if (random.nextInt(20) == 0) {
      String words = WORDS.get(code);
      if (words == null) {
        unknownStatuses++;
      } else {
        account.hear(code);
      }
      status = new Status("", words == null ? "Chờ tin thêm" : words);
    } else {
      account.hear(code);
    }
    Instant at = start.plusSeconds(60L * minute);
    bodies.add(Words.VIETTEL_POST.report(reference, reference + "X", status, at, at, secret));
  }

  /** One parcel, followed by hand. */
  static final class Account {

    Step step = Step.PLANNED;
    int attempts;
    boolean conflict;
    boolean tried;

    void hear(String code) {
      boolean ended = step == Step.DELIVERED_REPORTED || step == Step.RETURNED;
      if (code.equals("502") || code.equals("504")) {
        step = code.equals("502") ? Step.RETURNING : Step.RETURNED;
        conflict = false;
        return;
      }
      Step said =
          switch (code) {
            case "100" -> Step.BOOKED;
            case "105", "200" -> Step.CARRIER_ACCEPTED;
            case "300" -> Step.IN_TRANSIT;
            case "400" -> Step.AT_OFFICE;
            case "500", "508" -> Step.OUT;
            case "505", "506" -> Step.ATTEMPT_FAILED;
            case "507" -> Step.PICKUP_WAITING;
            case "501" -> Step.DELIVERED_REPORTED;
            default -> throw new AssertionError(code);
          };
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

package org.caunoi.post;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.carrier.Order;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one carrier, read from its data file.
 *
 * @param signed whether its deliveries are signed, with a time; where they are not, an end counts
 *     once the carrier says so when it is asked
 * @param operators ids of the operators whose points and people are this carrier's
 * @param provinces its own codes; empty where it takes addresses as they are written
 */
record CarrierProfile(
    String key,
    String version,
    String name,
    boolean signed,
    List<String> operators,
    List<Status> statuses,
    List<Province> provinces) {

  /** What a notice means, by its code, or by its words where it has none; empty if nobody knows. */
  Optional<Status> meaning(Notice notice) {
    String code = notice.code();
    if (code != null) {
      return statuses.stream().filter(status -> code.equals(status.code())).findFirst();
    }
    String words = plain(notice.text());
    return statuses.stream()
        .filter(status -> status.text() != null && words.contains(plain(status.text())))
        .findFirst();
  }

  /** The order in the carrier's own codes; empty where it has none for a province. */
  Optional<Order> coded(Order order, LocalDate day) {
    if (provinces.isEmpty()) {
      return Optional.of(order);
    }
    return province(order.sender(), day)
        .flatMap(from -> province(order.receiver(), day).map(to -> order.between(from, to)));
  }

  private Optional<Side> province(Side side, LocalDate day) {
    return provinces.stream()
        .filter(one -> one.gso().equals(side.province()) && !one.from().isAfter(day))
        .max(Comparator.comparing(Province::from))
        .map(one -> side.in(one.code()));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  /**
   * One province.
   *
   * @param gso code of the statistics office
   * @param code the carrier's, from a day on
   */
  record Province(String gso, String code, LocalDate from) {}

  /**
   * One status.
   *
   * @param step null where it moves nothing
   */
  record Status(@Nullable String code, @Nullable String text, @Nullable Step step, Weight weight) {}
}

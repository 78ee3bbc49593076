package org.caunoi.post;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one carrier, read from its data file.
 *
 * @param signed whether its deliveries are signed, with a time; where they are not, an end counts
 *     once the carrier says so when it is asked
 * @param operators ids of the operators whose points and people are this carrier's
 */
record CarrierProfile(
    String key,
    String version,
    String name,
    boolean signed,
    List<String> operators,
    List<Status> statuses) {

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

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  /**
   * One status.
   *
   * @param step null where it moves nothing
   */
  record Status(@Nullable String code, @Nullable String text, @Nullable Step step, Weight weight) {}
}

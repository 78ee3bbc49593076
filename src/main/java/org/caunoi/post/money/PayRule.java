package org.caunoi.post.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caunoi.catalogue.SubmissionChannel;
import org.jspecify.annotations.Nullable;

/**
 * A dated rule by which the city pays.
 *
 * @param until last day; null while nobody named one
 * @param channels how the dossier must have been filed; empty for any way
 * @param groups to whom the citizen must belong; empty for everybody
 * @param most the most it pays for one delivery; null for all of it
 */
record PayRule(
    String key,
    LocalDate from,
    @Nullable LocalDate until,
    List<SubmissionChannel> channels,
    List<Beneficiary> groups,
    @Nullable Long most,
    boolean confirmed) {

  boolean fits(LocalDate day, SubmissionChannel channel, Set<Beneficiary> belongs) {
    return !from.isAfter(day)
        && (until == null || !until.isBefore(day))
        && (channels.isEmpty() || channels.contains(channel))
        && (groups.isEmpty() || groups.stream().anyMatch(belongs::contains));
  }

  long shareOf(long price) {
    return most == null ? price : Math.min(most, price);
  }
}

package org.caunoi.post;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.post.StrangeReports.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One work item.
 *
 * @param subject a number or a word for what it is about
 * @param parcel number on the envelope, where it is one of ours
 * @param code the carrier's status code, where there was one
 * @param text its words, opened for whoever settles it
 */
public record StrangeReport(
    UUID id,
    Kind kind,
    String carrier,
    String subject,
    @Nullable UUID shipment,
    @Nullable String parcel,
    @Nullable String code,
    String text,
    Instant happenedAt) {

  @Override
  public String toString() {
    return "StrangeReport[" + id + "]";
  }
}

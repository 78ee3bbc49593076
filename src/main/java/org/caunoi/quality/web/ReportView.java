package org.caunoi.quality.web;

import java.util.UUID;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A protected report as the Centre reads it.
 *
 * @param age how long it waits or waited, in words
 * @param words what the citizen wrote; null in lists
 * @param outcome what the Centre found, once closed
 */
public record ReportView(
    UUID id,
    String kind,
    String dossierCode,
    String procedure,
    String authority,
    @Nullable String point,
    @Nullable String operator,
    @Nullable String helper,
    String openedAt,
    String age,
    Tone tone,
    String state,
    boolean isNew,
    boolean isClosed,
    @Nullable String readBy,
    @Nullable String closedBy,
    @Nullable String words,
    @Nullable String outcome) {

  public String href() {
    return "/reports/" + id;
  }
}

package org.caunoi.custody.epcis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document of events.
 *
 * @param success null while it waits; else whether nothing was wrong with it
 * @param stored how many events were new
 * @param repeated how many were told before
 * @param errors what was wrong, at most 100
 */
public record CaptureJob(
    UUID captureID,
    boolean running,
    @Nullable Boolean success,
    String captureErrorBehaviour,
    Instant createdAt,
    @Nullable Instant finishedAt,
    int stored,
    int repeated,
    List<Wrong> errors) {

  /**
   * @param at pointer into the document
   * @param code stable code of what is wrong
   */
  public record Wrong(String at, String code) {}
}

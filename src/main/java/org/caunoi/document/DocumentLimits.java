package org.caunoi.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is too much for one file.
 *
 * @param minFreeBytes disk space that files leave to the database
 */
@Component
record DocumentLimits(
    @Value("${caunoi.documents.max-bytes:10485760}") long maxBytes,
    @Value("${caunoi.documents.max-pages:50}") int maxPages,
    @Value("${caunoi.documents.max-pixels:40000000}") long maxPixels,
    @Value("${caunoi.documents.min-free-bytes:67108864}") long minFreeBytes) {

  /** No camera or scanner makes a longer side. */
  private static final long MAX_SIDE = 30_000;

  /** Twenty passes over so many take two seconds at most. */
  private static final long MAX_PIXELS_IN_PASSES = 16_000_000;

  /** Refuses a picture by the size its header claims, before a pixel is read. */
  void refusePixels(long width, long height) {
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > maxPixels) {
      throw FileRefused.tooLarge("too-many-pixels", maxPixels / 1_000_000);
    }
    if (width < 1 || height < 1) {
      throw FileRefused.invalid("file-damaged");
    }
  }

  /** Refuses a picture that is coded in passes and so large that they take too long. */
  void refusePasses(long width, long height) {
    if (width * height > MAX_PIXELS_IN_PASSES) {
      throw FileRefused.tooLarge("too-many-pixels", MAX_PIXELS_IN_PASSES / 1_000_000);
    }
  }
}

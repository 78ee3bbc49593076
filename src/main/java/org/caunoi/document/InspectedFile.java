package org.caunoi.document;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection found.
 *
 * @param file the bytes to store: the upload itself, or a copy without metadata beside it
 */
record InspectedFile(
    Path file,
    MediaKind kind,
    int pages,
    @Nullable Integer width,
    @Nullable Integer height,
    int removedMetadataBytes) {

  static InspectedFile pdf(Path file, int pages) {
    return new InspectedFile(file, MediaKind.PDF, pages, null, null, 0);
  }

  static InspectedFile picture(Path file, MediaKind kind, int width, int height, long removed) {
    return new InspectedFile(file, kind, 1, width, height, Math.toIntExact(Math.max(0, removed)));
  }
}

package org.caunoi.custody;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The papers in one envelope as they were counted and listed.
 *
 * @param homeward from the office to the citizen
 * @param signature document with the citizen's signature; null on the way home
 * @param collection when the courier should come for it
 */
public record PaperSet(
    String authority,
    UUID id,
    String dossierCode,
    String envelope,
    boolean homeward,
    String place,
    UUID takenBy,
    String takenName,
    String takenBadge,
    Instant takenAt,
    @Nullable UUID signature,
    Instant collection,
    List<Line> lines) {

  /**
   * One paper of the list.
   *
   * @param pages sheets of one copy, null where nobody counted them
   * @param scan hash of the scan that the dossier holds of it
   */
  public record Line(
      int no,
      String component,
      LocalizedText name,
      CopyKind kind,
      int copies,
      @Nullable Integer pages,
      @Nullable String scan) {

    /** Sheets in words, empty where nobody counted them. */
    public String sheets() {
      return pages == null ? "" : pages.toString();
    }

    /** Hash of the scan, empty where there is none. */
    public String hash() {
      return scan == null ? "" : scan;
    }
  }
}

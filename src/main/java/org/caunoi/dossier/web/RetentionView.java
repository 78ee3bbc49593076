package org.caunoi.dossier.web;

import java.util.UUID;

/** How long files are kept, as the page says it. */
public final class RetentionView {

  private RetentionView() {}

  /**
   * A class of files.
   *
   * @param due dossiers whose files of this kind have lived long enough
   */
  public record Line(String name, String keep, String source, boolean confirmed, int due) {}

  /** A dossier whose files are kept for an investigation. */
  public record Hold(UUID id, String code, String why, String placed) {}
}

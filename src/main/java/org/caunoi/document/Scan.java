package org.caunoi.document;

import java.util.List;
import org.caunoi.shared.Refused;

/** What the virus scanner said about a file. */
enum Scan {
  /** There is no scanner. */
  OFF,
  CLEAN,
  /** It did not answer when the file came. */
  WAITING,
  /** It found something after the file had come. */
  INFECTED;

  /** Refused: {@code document-waiting}, {@code document-infected}. */
  void refuseClosed() {
    switch (this) {
      case OFF, CLEAN -> {}
      case WAITING -> throw Refused.conflict("document-waiting");
      case INFECTED -> throw new Refused(Refused.Kind.GONE, "document-infected", List.of());
    }
  }
}

package org.caunoi.dossier.retention;

import java.util.Locale;

/** What a file of a dossier is to it. */
public enum FileKind {
  ATTACHMENT,
  RESULT,
  FORM;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

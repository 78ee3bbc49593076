package org.caunoi.catalogue;

import dev.cel.common.CelValidationException;
import java.nio.charset.StandardCharsets;

/** Conditions of procedures as an editor types them: a tree, or what is wrong with it. */
public final class FuzzConditions {

  private FuzzConditions() {}

  /** Loads what is needed, so that the first input is not taken for a slow one. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("form.copies > 2".getBytes(StandardCharsets.UTF_8));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      ConditionLanguage.check(new String(data, StandardCharsets.UTF_8));
    } catch (CelValidationException wrong) {
      wrong.getErrors();
    }
  }
}

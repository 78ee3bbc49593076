package org.caunoi.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field after its check: the normal form, or the text as typed and what is wrong with it. */
record FieldValue(String text, @Nullable Problem error) {

  /** What is wrong: a stable code and values for the message. */
  record Problem(String code, List<String> args) {}

  static FieldValue good(String text) {
    return new FieldValue(text, null);
  }

  static FieldValue bad(String typed, String code, Object... args) {
    return new FieldValue(
        typed, new Problem(code, Arrays.stream(args).map(Objects::toString).toList()));
  }
}

package org.caunoi.post.carrier;

import java.nio.charset.StandardCharsets;

/** Texts cut to so many bytes, never inside a letter. */
final class Utf8 {

  private Utf8() {}

  static String cut(String text, int bytes) {
    int end = text.length();
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}

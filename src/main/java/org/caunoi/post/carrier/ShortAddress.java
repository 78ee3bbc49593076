package org.caunoi.post.carrier;

import java.nio.charset.StandardCharsets;

/**
 * An address that is longer than a carrier takes. Its ward and city stay whole, since nothing else
 * tells the carrier where to; so does its beginning, the house and the street. What stands between
 * them goes, never half a name or half a number.
 */
final class ShortAddress {

  private ShortAddress() {}

  static String of(String address, int bytes) {
    if (size(address) <= bytes) {
      return address;
    }
    int ward = beforeWard(address);
    String end = address.substring(ward);
    return size(end) > bytes / 2
        ? begin(address, bytes)
        : begin(address.substring(0, ward), bytes - size(end)) + end;
  }

  private static int beforeWard(String address) {
    int city = address.lastIndexOf(',');
    int ward = address.lastIndexOf(',', city - 1);
    return ward > 0 ? ward : city > 0 ? city : address.length();
  }

  private static String begin(String text, int bytes) {
    String kept = Utf8.cut(text, bytes);
    if (kept.length() == text.length() || text.charAt(kept.length()) == ',') {
      return kept;
    }
    int part = kept.lastIndexOf(',');
    int word = text.lastIndexOf(' ', kept.length());
    return kept.substring(0, part > 0 ? part : word > 0 ? word : kept.length()).strip();
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

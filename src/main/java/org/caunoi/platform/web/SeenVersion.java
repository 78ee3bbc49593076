package org.caunoi.platform.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match} with the version the caller has seen, as the {@code ETag} gave it. As
 * a request header of a controller it is refused with 400 where it is malformed.
 */
public record SeenVersion(int value) {

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  /** Read by Spring from the header. */
  public static SeenVersion valueOf(String header) {
    Matcher tag = TAG.matcher(header.strip());
    if (!tag.matches()) {
      throw new IllegalArgumentException("Not a version");
    }
    return new SeenVersion(Integer.parseInt(tag.group(1)));
  }
}

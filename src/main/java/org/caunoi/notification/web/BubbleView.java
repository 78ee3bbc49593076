package org.caunoi.notification.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it lies on the phone.
 *
 * @param recipient with all but the end hidden
 */
public record BubbleView(
    boolean email, String recipient, @Nullable String subject, List<Part> parts, String when) {

  /**
   * A piece of the text.
   *
   * @param href where it leads; null for words
   * @param code whether it is a one-time code
   */
  public record Part(String text, @Nullable String href, boolean code) {}
}

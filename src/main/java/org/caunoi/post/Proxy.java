package org.caunoi.post;

import org.caunoi.document.SentFile;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the citizen sent.
 *
 * @param mandate picture of the mandate the citizen signed
 */
public record Proxy(String name, SentFile mandate) {

  private static final int LONGEST = 120;

  /**
   * Null where nobody was sent. Refused: at {@code /proxy} {@code proxy-name-needed}, {@code
   * too-long}; at {@code /mandate} {@code mandate-needed}.
   */
  public static @Nullable Proxy of(@Nullable String name, @Nullable SentFile mandate) {
    String called = name == null ? "" : name.strip();
    if (called.isEmpty() && mandate == null) {
      return null;
    }
    if (called.isEmpty()) {
      throw Refused.field("/proxy", "proxy-name-needed");
    }
    if (called.length() > LONGEST) {
      throw Refused.field("/proxy", "too-long", LONGEST);
    }
    if (mandate == null) {
      throw Refused.field("/mandate", "mandate-needed");
    }
    return new Proxy(called, mandate);
  }

  @Override
  public String toString() {
    return "Proxy[]";
  }
}

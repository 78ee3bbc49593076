package org.caunoi.assistance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.springframework.stereotype.Component;

/**
 * A program shows the key it got when it became the citizen's screen. A key that opens nothing (any
 * more) sounds the same whatever it was, and guessing is limited.
 */
@Component
public class RecogniseScreen {

  private static final int PER_ADDRESS = 60;

  private final OpenScreen screens;
  private final Attempts attempts;

  RecogniseScreen(OpenScreen screens, Attempts attempts) {
    this.screens = screens;
    this.attempts = attempts;
  }

  /** Refused: {@code required} at {@code /Screen-Key}, {@code pairing-unknown}. */
  public Looking looking(String key, String address) {
    if (key.isBlank()) {
      throw Refused.field("/Screen-Key", "required");
    }
    Optional<Looking> looking = screens.looking(key);
    if (looking.isEmpty()) {
      String subject = "screen-key@" + address;
      attempts.refuseAbove(subject, PER_ADDRESS);
      attempts.failed(subject);
    }
    return looking.orElseThrow(() -> new Refused(Kind.GONE, "pairing-unknown", List.of()));
  }

  /**
   * The session that is pressed on. Refused as {@link #looking}, with {@code session-locked} while
   * the screen is dark, with {@code screen-moved-on} where another citizen stands there by now.
   *
   * @param seen the mark of the screen as it was read
   */
  public UUID session(String key, String seen, String address) {
    Looking looking = looking(key, address);
    if (looking.dark()) {
      throw Refused.conflict("session-locked");
    }
    if (seen.isBlank()) {
      throw Refused.field("/If-Match", "required");
    }
    // What changed in the same session is told by the act; what is agreed to goes by its hash.
    return looking.session(seen.replaceAll("\"|^W/", "").split("-", 2)[0]);
  }
}

package org.caunoi.dossier;

import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Why a dossier was refused or stopped: the reason in words, and the law it rests on. Both are the
 * words of the act, the law as their last line; a correction of the reason does not touch the law.
 */
public record LegalGround(@Nullable String reason, @Nullable String law) {

  private static final String MARK = "\nCăn cứ: ";
  private static final int LENGTH = 500;
  private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,}\\P{L}+\\p{L}{2,}");

  /**
   * Refused at {@code /ground}: {@code ground-needed} where no text of law is named, {@code
   * too-long}.
   */
  static String required(@Nullable String law) {
    String ground = Note.bounded("/ground", law, LENGTH);
    if (ground == null || !TWO_WORDS.matcher(ground).find()) {
      throw Refused.field("/ground", "ground-needed");
    }
    return ground.replaceAll("\\s+", " ");
  }

  static String words(String reason, String law) {
    return reason + MARK + law;
  }

  /** Takes the words of a refusal apart. */
  public static LegalGround of(@Nullable String words) {
    int at = words == null ? -1 : words.lastIndexOf(MARK);
    return words == null || at < 0
        ? new LegalGround(words, null)
        : new LegalGround(words.substring(0, at), words.substring(at + MARK.length()));
  }
}

package org.caunoi.dossier.clock;

import java.util.Locale;
import org.caunoi.platform.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A prepared apology as the citizen will read it: in Vietnamese, the language of the form. */
@Component
public final class ApologyWords {

  private final Texts texts;

  ApologyWords(MessageSource messages) {
    this.texts = new Texts(messages, Locale.of("vi"));
  }

  public String of(PreparedApology apology) {
    String words = apology.words() == null ? "" : apology.words();
    return apology.reason() == ApologyReason.OTHER
        ? words
        : (texts.get("due.reason.words." + apology.reason()) + " " + words).strip();
  }
}

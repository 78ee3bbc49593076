package org.caunoi.dossier;

import java.util.Locale;
import org.caunoi.platform.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the house adds to an officer's words; in Vietnamese, the language of the papers. */
@Component
final class NoteWords {

  private final Texts texts;

  NoteWords(MessageSource messages) {
    this.texts = new Texts(messages, Locale.of("vi"));
  }

  String of(String key, String words) {
    return texts.get("note." + key, words);
  }
}

package org.caunoi.assistance.web;

import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a page of the screen has to tell about the act before it. */
record Telling(HttpStatus status, @Nullable NoticeView notice, FieldErrors errors) {

  static Telling nothing() {
    return new Telling(HttpStatus.OK, null, FieldErrors.none());
  }

  /** One field of the form, with a sentence beside it. */
  static Telling field(HttpStatus status, String key, String text) {
    return new Telling(status, null, FieldErrors.of("form." + key, text));
  }

  boolean isNothing() {
    return status == HttpStatus.OK && notice == null && errors.isEmpty();
  }

  static Telling of(Refused refused, Texts t) {
    String key = "screen.refused." + refused.code();
    String text = t.get(t.has(key) ? key : "error." + refused.code(), refused.args().toArray());
    HttpStatus status = ProblemAdvice.status(refused.kind());
    if (refused.errors().isEmpty()) {
      return new Telling(status, NoticeView.of(Tone.WARNING, text), FieldErrors.none());
    }
    String field = refused.errors().getFirst().pointer().substring(1);
    return field.equals("code") || field.equals("signature")
        ? new Telling(status, null, FieldErrors.of(field, text))
        : new Telling(status, NoticeView.of(Tone.WARNING, text), FieldErrors.none());
  }
}

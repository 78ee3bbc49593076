package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/** A banner above the page: what happened, in one or two sentences. */
public record NoticeView(Tone tone, @Nullable String title, String text) {

  /** A banner without a heading. */
  public static NoticeView of(Tone tone, String text) {
    return new NoticeView(tone, null, text);
  }
}

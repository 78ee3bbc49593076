package org.caunoi.catalogue;

import java.util.Map;

/** What a condition may look at: typed answers, the channel, earlier form values as text. */
record Case(Map<String, Object> answers, SubmissionChannel channel, Map<String, String> form) {

  Map<String, Object> variables() {
    return Map.of("answers", answers, "channel", channel.key(), "form", form);
  }
}

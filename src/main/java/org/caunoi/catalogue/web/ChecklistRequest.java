package org.caunoi.catalogue.web;

import java.util.HashMap;
import java.util.Map;
import org.caunoi.catalogue.Answers;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * One case to make a checklist for.
 *
 * @param answers answers by question key: text, true or false, or a whole number; null is no answer
 * @param channel {@code online}, {@code counter} or {@code post}
 */
record ChecklistRequest(@Nullable Map<String, @Nullable Object> answers, @Nullable String channel)
    implements StrictBody {

  Answers given() {
    Map<String, Object> given = new HashMap<>();
    if (answers != null) {
      answers.forEach((key, answer) -> given.put(key, answer == null ? "" : answer));
    }
    return new Answers(given);
  }
}

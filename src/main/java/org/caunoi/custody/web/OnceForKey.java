package org.caunoi.custody.web;

import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.web.RetryKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does what makes something new once for each key; without one as often as it is asked. */
@Component
final class OnceForKey {

  private final IdempotentAnswers answers;
  private final JsonMapper json;

  OnceForKey(IdempotentAnswers answers, JsonMapper json) {
    this.answers = answers;
    this.json = json;
  }

  /** The answer of the act, the first one for this key and body. */
  <T> T answer(
      SignedIn who,
      @Nullable RetryKey key,
      String route,
      Object body,
      Class<T> type,
      Supplier<T> act) {
    return answers
        .once(
            who.accountId(),
            key == null ? null : key.value(),
            DigestUtils.sha256(route + json.writeValueAsString(body)),
            type,
            act)
        .value();
  }
}

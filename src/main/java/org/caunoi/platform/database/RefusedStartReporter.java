package org.caunoi.platform.database;

import org.caunoi.platform.crypto.KeysRefused;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints the sentence of a refused start and nothing else: no stack trace, no framework's words
 * around it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedStartReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    String sentence = sentence(failure);
    if (sentence == null) {
      return false;
    }
    Screen.error(sentence);
    return true;
  }

  private static @Nullable String sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseRefused refused) {
        return refused.getMessage();
      }
      if (cause instanceof KeysRefused refused) {
        return refused.getMessage();
      }
      if (cause instanceof PortInUseException busy) {
        return new DatabaseRefused(Reason.WEB_PORT_BUSY, Integer.toString(busy.getPort()))
            .getMessage();
      }
    }
    DatabaseRefused trouble = StartTrouble.of(failure);
    return trouble == null ? null : trouble.getMessage();
  }
}

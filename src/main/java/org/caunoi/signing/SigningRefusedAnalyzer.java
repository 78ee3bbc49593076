package org.caunoi.signing;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a refused start instead of a stack trace. */
final class SigningRefusedAnalyzer extends AbstractFailureAnalyzer<SigningRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SigningRefused cause) {
    return new FailureAnalysis(Objects.requireNonNull(cause.getMessage()), null, failure);
  }
}

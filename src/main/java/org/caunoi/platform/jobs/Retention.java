package org.caunoi.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long passing things are kept; each night what is older is removed. A period that is not
 * longer than zero refuses the start.
 *
 * @param sandboxMessages since a message arrived in the sandbox
 * @param idempotencyKeys since a key got its answer; a retry after that is a new request
 * @param expiredCodes since a one-time code or a result link expired
 */
@ConfigurationProperties("caunoi.retention")
public record Retention(
    @DefaultValue("30d") Duration sandboxMessages,
    @DefaultValue("30d") Duration idempotencyKeys,
    @DefaultValue("7d") Duration expiredCodes) {

  /** Checks the periods. */
  public Retention {
    if (!sandboxMessages.isPositive()
        || !idempotencyKeys.isPositive()
        || !expiredCodes.isPositive()) {
      throw new IllegalArgumentException("caunoi.retention: every period must be above zero");
    }
  }
}

package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/** What programs send about money that was taken at doors. */
final class MoneyBodies {

  private MoneyBodies() {}

  /**
   * @param receipt number of the receipt the citizen was given
   */
  record NewCollection(@Nullable String receipt) implements StrictBody {}

  /**
   * @param receipt number of the receipt the citizen was given for what was paid back
   * @param signature picture of the citizen's signature, as a data URL, at most 64 KB
   */
  record NewRefund(@Nullable String receipt, @Nullable String signature) implements StrictBody {}

  /**
   * @param receipt number of the receipt for whoever brought it
   */
  record NewCount(@Nullable String receipt) implements StrictBody {}
}

package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/** What programs say about reports nobody understood. */
final class StrangeBodies {

  private StrangeBodies() {}

  record NewMeaning(@Nullable Step step) implements StrictBody {}

  /**
   * @param number the carrier's, where the order was placed
   */
  record NewBooking(@Nullable Boolean placed, @Nullable String number) implements StrictBody {}
}

package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.money.Beneficiary;
import org.caunoi.post.money.DecideLine.Outcome;
import org.caunoi.post.money.Uncovered;
import org.jspecify.annotations.Nullable;

/** What programs send about money on the way. */
final class PostageBodies {

  private PostageBodies() {}

  record NewGrant(@Nullable String programme, @Nullable Integer year, @Nullable Long amount)
      implements StrictBody {}

  /**
   * A carrier's statement.
   *
   * @param content text with lines {@code number,day,payer,amount}; a long one comes as a file
   */
  record NewStatement(@Nullable String carrier, @Nullable String content) implements StrictBody {}

  record NewDecision(@Nullable Outcome outcome) implements StrictBody {}

  /**
   * @param programme whose budget pays, where the city does
   */
  record NewPayer(
      Uncovered.@Nullable Payer payer, @Nullable String programme, @Nullable Integer year)
      implements StrictBody {}

  record NewBeneficiary(@Nullable Beneficiary group) implements StrictBody {}
}

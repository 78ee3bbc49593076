package org.caunoi.post.money;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money; its entries add up to nothing.
 *
 * @param programme null where no budget is concerned
 */
record Movement(
    Kind kind,
    @Nullable String programme,
    int year,
    @Nullable String carrier,
    @Nullable UUID shipment,
    List<Entry> entries) {

  /** Why money moves. */
  enum Kind {
    GRANT,
    RESERVE,
    POST,
    RELEASE,
    SETTLE,
    COLLECT,
    DEPOSIT,
    REFUND
  }

  /** Where money is: of the city, of a citizen, in somebody's pocket, counted, of a carrier. */
  enum Account {
    CITY,
    AVAILABLE,
    RESERVED,
    OWED,
    PAID,
    CITIZEN,
    COLLECT,
    IN_HAND,
    DEPOSITED,
    COLLECTED
  }

  /** What comes into an account; what leaves it is negative. */
  record Entry(Account account, long amount) {}

  static Movement of(Kind kind, Postage postage, List<Entry> entries) {
    return new Movement(
        kind,
        postage.programme(),
        postage.year(),
        postage.carrier(),
        postage.shipment(),
        entries.stream().filter(entry -> entry.amount() != 0).toList());
  }
}

package org.caunoi.access;

import java.util.Map;
import java.util.UUID;

/** Unfinished work in people's hands; answered by the room that knows it. */
public interface OpenWork {

  /** How much each person has; people with none are left out. */
  Map<UUID, Integer> counts();

  int count(UUID person);

  /**
   * Hands all of it on, in the caller's transaction.
   *
   * @return how much went
   */
  int handOn(SignedIn by, Account from, Account to, String why);
}

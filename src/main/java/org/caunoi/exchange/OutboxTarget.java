package org.caunoi.exchange;

/** Somebody we tell things, such as a carrier; contributed as a bean by the room it concerns. */
public interface OutboxTarget {

  String name();

  /** Tells it; no transaction is open meanwhile. */
  Reply send(Outbound message);

  /**
   * Whether it heard a message whose answer we missed; asked by its reference before it is told
   * again.
   */
  Reply find(Outbound message);

  /** It took the message; in the transaction that notes it. */
  void taken(Outbound message, String answer);

  /**
   * No more tries; in the transaction that notes it.
   *
   * @param unsure whether it may have been heard all the same
   */
  void givenUp(Outbound message, String failure, boolean unsure);
}

package org.caunoi.notification;

/** One way out of the house. A message handed over twice under the same id should arrive once. */
interface Channel {

  /** Returns once somebody else has taken responsibility for the message. */
  void deliver(Outgoing message) throws NotDelivered;
}

package org.caunoi.exchange;

/** What came of telling another system something. */
public sealed interface Reply {

  /**
   * @param answer what it answered, such as its own number
   */
  record Taken(String answer) implements Reply {}

  /** It will never take it as it is. */
  record Declined(String code) implements Reply {}

  /** It has certainly not taken it; worth another try. */
  record NotNow(String code) implements Reply {}

  /** Nobody knows whether it took it. */
  record Unknown(String code) implements Reply {}

  /** Asked about a message whose answer we missed: it has not heard of it, or not yet. */
  record Absent() implements Reply {}

  /** Asked about a message whose answer we missed: to hear it twice does no harm. */
  record Harmless() implements Reply {}
}

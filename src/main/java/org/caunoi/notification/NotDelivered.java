package org.caunoi.notification;

/** A channel could not take a message. Carries no cause: causes quote addresses. */
final class NotDelivered extends Exception {

  private final String code;
  private final boolean forGood;

  /**
   * @param code what went wrong, kebab-case, without personal data
   * @param forGood whether trying again is useless
   */
  NotDelivered(String code, boolean forGood) {
    super(code, null, false, false);
    this.code = code;
    this.forGood = forGood;
  }

  String code() {
    return code;
  }

  boolean isForGood() {
    return forGood;
  }
}

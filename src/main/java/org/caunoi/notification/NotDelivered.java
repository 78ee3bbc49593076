package org.caunoi.notification;

/** A channel could not take a message. Carries no cause: causes quote addresses. */
final class NotDelivered extends Exception {

  private final String code;
  private final Again again;

  /**
   * @param code what went wrong, kebab-case, without personal data
   */
  NotDelivered(String code, Again again) {
    super(code, null, false, false);
    this.code = code;
    this.again = again;
  }

  String code() {
    return code;
  }

  Again again() {
    return again;
  }

  /** What use it is to try again. */
  enum Again {
    NEVER,
    LATER,
    /** Nothing else will get through either before the server is back. */
    WHEN_REACHED
  }
}

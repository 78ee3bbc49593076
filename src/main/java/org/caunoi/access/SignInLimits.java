package org.caunoi.access;

import org.springframework.stereotype.Component;

/** How often somebody may be wrong at the door, by account, by address and by both. */
@Component
class SignInLimits {

  private static final int PER_ACCOUNT_AND_ADDRESS = 5;
  private static final int PER_ACCOUNT = 30;
  private static final int PER_ADDRESS = 60;

  private final Attempts attempts;

  SignInLimits(Attempts attempts) {
    this.attempts = attempts;
  }

  void check(String name, String address) {
    attempts.refuseAbove("sign-in:" + name + "@" + address, PER_ACCOUNT_AND_ADDRESS);
    attempts.refuseAbove("sign-in:" + name, PER_ACCOUNT);
    attempts.refuseAbove("sign-in@" + address, PER_ADDRESS);
  }

  void failed(String name, String address) {
    attempts.failed("sign-in:" + name + "@" + address);
    attempts.failed("sign-in:" + name);
    attempts.failed("sign-in@" + address);
  }

  void succeeded(String name, String address) {
    attempts.succeeded("sign-in:" + name + "@" + address);
  }
}

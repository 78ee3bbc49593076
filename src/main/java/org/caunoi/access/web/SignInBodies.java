package org.caunoi.access.web;

import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/** What programs send and hear when somebody signs in. */
final class SignInBodies {

  private SignInBodies() {}

  record NewSignIn(@Nullable String username, @Nullable String password) implements StrictBody {

    @Override
    public String toString() {
      return "NewSignIn";
    }
  }

  record NewCode(@Nullable String code) implements StrictBody {

    @Override
    public String toString() {
      return "NewCode";
    }
  }

  /**
   * A sign-in.
   *
   * @param codeNeeded whether the one-time code must still be shown
   * @param csrfToken goes with each later change as the header {@code X-XSRF-TOKEN}
   */
  record Opening(boolean codeNeeded, String csrfToken) {

    @Override
    public String toString() {
      return "Opening[" + codeNeeded + "]";
    }
  }
}

package org.caunoi.browser;

import org.caunoi.IntegrationTest;
import org.caunoi.LooksWithABrowser;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A test that looks at the running house through browsers. */
@IntegrationTest
// A database of its own, so that the lists show what a newcomer finds.
@TestPropertySource(properties = "caunoi.demo=true")
@LooksWithABrowser
abstract class BrowserTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient codes;

  @AfterAll
  static void rest() {
    Browsers.rest();
  }

  final String home() {
    return "http://localhost:" + port;
  }

  final Sandbox sandbox() {
    return new Sandbox(home());
  }

  /** The clerk's or officer's screen, nobody signed in. */
  final Window staff() {
    return new Window(Browsers.Kind.STAFF, home(), 1366, 768);
  }

  /** The citizen's phone. */
  final Window phone() {
    return new Window(Browsers.Kind.CITIZEN, home(), 390, 844);
  }

  /**
   * Signs somebody in at this window, in place of who was there before, as if half a minute had
   * passed since they last showed a code.
   */
  final Window signIn(Window window, String username) {
    codes
        .sql("UPDATE access.account SET totp_step = NULL WHERE username = :username")
        .param("username", username)
        .update();
    return SignInForm.enter(window, sandbox(), home(), username);
  }
}

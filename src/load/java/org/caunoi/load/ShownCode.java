package org.caunoi.load;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one-time code of somebody in a demo house, read where the sandbox shows it. */
final class ShownCode {

  /** A code counts once: who signed in just before waits for the next half minute. */
  private static final int TRIES = 80;

  private static final int PAUSE = 500;

  private ShownCode() {}

  /** Does nothing for who needs no code. */
  static void show(String user, Sandbox sandbox, Door door)
      throws IOException, InterruptedException {
    Pattern shown = Pattern.compile("<dt>" + user + " .*?<dd>(\\d{6})</dd>");
    String last = "";
    for (int i = 0; i < TRIES; i++) {
      Matcher code = shown.matcher(sandbox.read());
      if (!code.find()) {
        return;
      }
      if (!code.group(1).equals(last) && door.opens(code.group(1))) {
        return;
      }
      last = code.group(1);
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException(user + " could not sign in");
  }

  /** The page that plays the telephones. */
  interface Sandbox {
    String read() throws IOException, InterruptedException;
  }

  /** Where the code is shown. */
  interface Door {
    boolean opens(String code) throws IOException, InterruptedException;
  }
}

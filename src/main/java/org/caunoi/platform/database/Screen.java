package org.caunoi.platform.database;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Vietnamese on the terminal, whatever locale the machine was given. */
final class Screen {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private Screen() {}

  static void say(String text) {
    OUT.println(text);
  }

  static void error(String text) {
    ERR.println();
    ERR.println(text);
  }
}

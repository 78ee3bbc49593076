package org.caunoi.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the house that lie outside the data folder; a backup holds them like the others. */
public interface FilesElsewhere {

  /** In the data folder: says to a backup that it must not be without them, and where they are. */
  String MARK = "documents-elsewhere";

  /** Shows every file. */
  void each(Taker taker) throws IOException;

  /** Puts one back, safely, whether it is there or not. */
  void put(String name, Path file) throws IOException;

  /** Takes a file while it is shown. */
  interface Taker {

    void take(String name, long size, InputStream content) throws IOException;
  }

  /**
   * Notes in the data folder where the files are.
   *
   * @param where a name for people; empty where they lie in the data folder itself
   */
  static void mark(Path dataFolder, String where) throws IOException {
    Path mark = dataFolder.resolve(MARK);
    if (where.isEmpty()) {
      Files.deleteIfExists(mark);
    } else {
      Files.writeString(mark, where);
    }
  }
}

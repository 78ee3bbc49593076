package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The coded blocks of a JPEG, read row of MCUs after row; all its scans side by side, so that
 * nothing but one row lies in a file on the way.
 *
 * @param bytes the picture, without application segments
 * @param blocks of the row that is being read
 */
record JpegReading(JpegScans scans, RandomAccessFile bytes, RandomAccessFile blocks) {

  /** What is done with a picture that is open. */
  @FunctionalInterface
  interface Use {
    void with(JpegReading reading) throws IOException;
  }

  /** What is done with a row of MCUs. */
  @FunctionalInterface
  interface EachRow {
    void row(int number, BlockRows rows) throws IOException;
  }

  /** Refused: {@code file-damaged}. */
  static void open(Path bare, Use use) throws IOException {
    Path row = bare.resolveSibling("row");
    try (RandomAccessFile bytes = new RandomAccessFile(bare.toFile(), "r");
        RandomAccessFile blocks = new RandomAccessFile(row.toFile(), "rw")) {
      use.with(new JpegReading(JpegScans.of(bare, bytes), bytes, blocks));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(row);
    }
  }

  /** Reads to the last block. Refused: {@code file-damaged}. */
  void each(EachRow use) throws IOException {
    BlockRows rows = new BlockRows(scans.frame(), blocks);
    for (int i = 0; i < scans.frame().mcusHigh(); i++) {
      rows.clear();
      for (JpegScan scan : scans.list()) {
        scan.read(i, rows);
      }
      use.row(i, rows);
    }
  }
}

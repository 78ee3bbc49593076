package org.caunoi.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a JPEG that is coded in several passes over all its pixels anew as one of one pass, which
 * shows the very same picture: a decoder of the former holds all of it, of the latter some rows.
 * All passes are read side by side, row after row, so that nothing but one row lies in a file on
 * the way.
 */
final class JpegInOnePass {

  private JpegInOnePass() {}

  /** Refused: {@code file-damaged}. */
  static void write(Path inPasses, Path inOne) throws IOException {
    Path row = inOne.resolveSibling("row");
    try (RandomAccessFile bytes = new RandomAccessFile(inPasses.toFile(), "r");
        RandomAccessFile blocks = new RandomAccessFile(row.toFile(), "rw");
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(inOne))) {
      JpegScans scans = JpegScans.of(inPasses, bytes);
      JpegFrame frame = scans.frame();
      BlockRows rows = new BlockRows(frame, blocks);
      OneScan written = OneScan.begin(frame, scans.quantisation(), out);
      for (int i = 0; i < frame.mcusHigh(); i++) {
        rows.clear();
        for (JpegScan scan : scans.list()) {
          scan.read(i, rows);
        }
        written.write(i, rows);
      }
      written.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(row);
    }
  }
}

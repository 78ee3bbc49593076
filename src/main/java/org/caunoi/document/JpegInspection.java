package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Reads a JPEG to its last block, two at a time, removes metadata, and sets it upright where the
 * camera was held turned. No decoder is asked: of the picture some blocks are in memory.
 */
final class JpegInspection {

  private final DocumentLimits limits;
  private final JpegTurning turning = new JpegTurning();
  private final Semaphore turns = new Semaphore(2, true);

  JpegInspection(DocumentLimits limits) {
    this.limits = limits;
  }

  InspectedFile inspect(Path file) throws IOException {
    Path clean = file.resolveSibling("clean");
    JpegFacts facts;
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean))) {
      facts = JpegCopy.copy(in, out, limits);
    }
    long removed = Files.size(file) - Files.size(clean);
    Path bare = file.resolveSibling("bare");
    JpegSegments.bare(clean, bare);
    int orientation = facts.orientation();
    Path shown = orientation == 1 ? clean : file.resolveSibling("upright");
    turns.acquireUninterruptibly();
    try {
      if (orientation != 1 && (facts.bands() == 1 || facts.bands() == 3)) {
        turning.turn(clean, bare, facts, shown);
      } else {
        JpegReading.open(bare, reading -> reading.each((row, blocks) -> {}));
        if (orientation != 1) {
          // Printer's colours are turned by nobody but whoever shows them.
          JpegSegments.held(clean, orientation, shown);
        }
      }
    } finally {
      turns.release();
    }
    boolean sideways = orientation >= 5;
    return InspectedFile.picture(
        shown,
        MediaKind.JPEG,
        sideways ? facts.height() : facts.width(),
        sideways ? facts.width() : facts.height(),
        removed);
  }
}

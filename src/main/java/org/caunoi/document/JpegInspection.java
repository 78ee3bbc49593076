package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caunoi.document.JpegCopy.Facts;

/**
 * Reads a JPEG to its end, removes metadata, and sets it upright where the camera was held turned.
 */
final class JpegInspection {

  private final DocumentLimits limits;
  private final PictureDecoding decoding;
  private final JpegTurning turning;

  JpegInspection(DocumentLimits limits, PictureDecoding decoding) {
    this.limits = limits;
    this.decoding = decoding;
    this.turning = new JpegTurning(decoding);
  }

  InspectedFile inspect(Path file) throws IOException {
    Path clean = file.resolveSibling("clean");
    Facts facts;
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean))) {
      facts = JpegCopy.copy(in, out, limits);
    }
    decoding.probe(clean, MediaKind.JPEG, facts.width(), facts.height());
    long removed = Files.size(file) - Files.size(clean);
    if (facts.orientation() == 1) {
      return InspectedFile.picture(clean, MediaKind.JPEG, facts.width(), facts.height(), removed);
    }
    Path upright = file.resolveSibling("upright");
    turning.turn(clean, facts, upright);
    boolean sideways = facts.orientation() >= 5;
    return InspectedFile.picture(
        upright,
        MediaKind.JPEG,
        sideways ? facts.height() : facts.width(),
        sideways ? facts.width() : facts.height(),
        removed);
  }
}

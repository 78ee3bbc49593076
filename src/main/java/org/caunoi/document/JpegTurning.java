package org.caunoi.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a JPEG so that it reads upright without EXIF. Each component is turned by itself, as coarse
 * as it is, and coded with the steps it had, so that colours stay what they were. Samples lie in
 * files of the work folder; in memory are some blocks, one tile and one piece.
 */
final class JpegTurning {

  private final int tile;

  JpegTurning() {
    this(TurnedRows.TILE);
  }

  JpegTurning(int tile) {
    this.tile = tile;
  }

  /**
   * @param clean with the application segments that the upright picture shall have
   * @param bare without any
   */
  void turn(Path clean, Path bare, JpegFacts facts, Path upright) throws IOException {
    Path coded = upright.resolveSibling("coded");
    JpegReading.open(bare, reading -> turn(reading, facts.orientation(), coded));
    JpegSegments.dressed(coded, clean, facts.componentIds(), upright);
  }

  private void turn(JpegReading reading, int orientation, Path coded) throws IOException {
    JpegFrame frame = reading.scans().frame();
    List<byte[]> steps = reading.scans().quantisation();
    List<Path> planes = new ArrayList<>();
    for (int i = 0; i < frame.components().size(); i++) {
      planes.add(coded.resolveSibling("samples-" + i));
    }
    try {
      write(reading, frame, steps, planes);
      boolean sideways = orientation >= 5;
      for (int i = 0; i < planes.size(); i++) {
        turn(planes.get(i), frame, i, orientation);
      }
      code(
          planes,
          sideways ? frame.onItsSide() : frame,
          sideways ? steps.stream().map(BlockTransform::onItsSide).toList() : steps,
          coded);
    } finally {
      for (Path plane : planes) {
        Files.deleteIfExists(plane);
      }
    }
  }

  private static void write(
      JpegReading reading, JpegFrame frame, List<byte[]> steps, List<Path> files)
      throws IOException {
    try (SamplePlanes planes = SamplePlanes.open(files, frame, steps)) {
      reading.each(planes::write);
    }
  }

  private void turn(Path plane, JpegFrame frame, int component, int orientation)
      throws IOException {
    Path turned = plane.resolveSibling("turned");
    new TurnedRows(frame.width(component), frame.height(component), 1, orientation, tile)
        .turn(plane, turned);
    Files.move(turned, plane, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void code(List<Path> files, JpegFrame frame, List<byte[]> steps, Path coded)
      throws IOException {
    Path row = coded.resolveSibling("coded-row");
    try (SamplePlanes planes = SamplePlanes.open(files, frame, steps);
        RandomAccessFile blocks = new RandomAccessFile(row.toFile(), "rw");
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(coded))) {
      BlockRows rows = new BlockRows(frame, blocks);
      OneScan scan = OneScan.begin(frame, steps, out);
      for (int i = 0; i < frame.mcusHigh(); i++) {
        rows.clear();
        planes.read(i, rows);
        scan.write(i, rows);
      }
      scan.end();
    } finally {
      Files.deleteIfExists(row);
    }
  }
}

package org.caunoi.document;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The samples of all components of a picture, each in a file of its own. */
final class SamplePlanes implements Closeable {

  private final JpegFrame frame;
  private final List<SamplePlane> planes = new ArrayList<>();

  private SamplePlanes(JpegFrame frame) {
    this.frame = frame;
  }

  static SamplePlanes open(List<Path> files, JpegFrame frame, List<byte[]> steps)
      throws IOException {
    SamplePlanes open = new SamplePlanes(frame);
    for (int i = 0; i < files.size(); i++) {
      open.planes.add(new SamplePlane(files.get(i), frame.width(i), frame.height(i), steps.get(i)));
    }
    return open;
  }

  /** Writes the samples of a row of MCUs. */
  void write(int row, BlockRows rows) throws IOException {
    each(row, (plane, number, blocks) -> plane.write(number, blocks), rows);
  }

  /** Reads the blocks of a row of MCUs. */
  void read(int row, BlockRows rows) throws IOException {
    each(row, (plane, number, blocks) -> plane.read(number, blocks), rows);
  }

  private interface EachRow {
    void row(SamplePlane plane, int number, BlockRows.Row blocks) throws IOException;
  }

  private void each(int row, EachRow use, BlockRows rows) throws IOException {
    for (int i = 0; i < planes.size(); i++) {
      JpegComponent component = frame.components().get(i);
      for (int high = 0; high < component.high(); high++) {
        int number = row * component.high() + high;
        if (number < component.blocksHigh()) {
          use.row(planes.get(i), number, rows.row(i, high));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (SamplePlane plane : planes) {
      plane.close();
    }
  }
}

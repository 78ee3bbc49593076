package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes JPEGs of any sampling whose components lie one behind the other, each in a scan. */
final class ScanForEach {

  private static final int FRAME = 0xC1;
  private static final int SCAN = 0xDA;

  private ScanForEach() {}

  /**
   * A picture of noise.
   *
   * @param sampling of each component two digits, as {@code 22 11 11}
   * @param restarts whether each row of blocks starts anew
   */
  static byte[] jpeg(int width, int height, String sampling, boolean restarts) throws IOException {
    String[] each = sampling.split(" ");
    byte[] sizes = new byte[6 + 3 * each.length];
    sizes[0] = 8;
    sizes[1] = (byte) (height >> 8);
    sizes[2] = (byte) height;
    sizes[3] = (byte) (width >> 8);
    sizes[4] = (byte) width;
    sizes[5] = (byte) each.length;
    for (int i = 0; i < each.length; i++) {
      sizes[6 + 3 * i] = (byte) (i + 1);
      sizes[7 + 3 * i] = (byte) Integer.parseInt(each[i], 16);
    }
    JpegFrame frame = JpegFrame.of(FRAME, sizes);
    return Samples.bytes(
        out -> {
          // The tables of a picture of one component do for all.
          byte[] alone = alone(frame.components().getFirst(), 0, new Random(0));
          out.write(alone, 0, indexOf(alone, FRAME));
          JpegCopy.segment(out, FRAME, sizes);
          int codes = indexOf(alone, 0xC4);
          out.write(alone, codes, indexOf(alone, SCAN) - codes);
          Random random = new Random(width);
          for (JpegComponent component : frame.components()) {
            int interval = restarts ? component.blocksWide() : 0;
            JpegCopy.segment(out, 0xDD, new byte[] {(byte) (interval >> 8), (byte) interval});
            JpegCopy.segment(out, SCAN, new byte[] {1, (byte) component.id(), 0, 0, 63, 0});
            int rows = component.blocksHigh();
            for (int row = 0; row < rows; row += restarts ? 1 : rows) {
              if (row > 0) {
                JpegCopy.marker(out, 0xD0 + (row - 1) % 8);
              }
              byte[] coded = alone(component, restarts ? 1 : rows, random);
              int from = indexOf(coded, SCAN) + 10;
              out.write(coded, from, coded.length - from - 2);
            }
          }
          JpegCopy.marker(out, JpegCopy.END);
        });
  }

  private static byte[] alone(JpegComponent component, int rows, Random random) throws IOException {
    int wide = component.blocksWide();
    JpegFrame frame =
        new JpegFrame(
            8 * wide,
            8 * Math.max(1, rows),
            false,
            List.of(new JpegComponent(component.id(), 1, 1, 0, wide, rows)),
            wide,
            rows);
    byte[] steps = new byte[64];
    Arrays.fill(steps, (byte) 5);
    Path file = Files.createTempFile("blocks", null);
    try (RandomAccessFile blocks = new RandomAccessFile(file.toFile(), "rw")) {
      BlockRows row = new BlockRows(frame, blocks);
      return Samples.bytes(
          out -> {
            OneScan scan = OneScan.begin(frame, List.of(steps), out);
            for (int i = 0; i < rows; i++) {
              row.clear();
              for (int column = 0; column < wide; column++) {
                int at = row.row(0, 0).change(column);
                short[] values = row.row(0, 0).blocks();
                values[at] = (short) random.nextInt(-100, 100);
                for (int k = random.nextInt(20); k < 63; k += 1 + random.nextInt(30)) {
                  values[at + 1 + k] = (short) random.nextInt(-30, 30);
                }
              }
              scan.write(i, row);
            }
            scan.end();
          });
    } finally {
      Files.delete(file);
    }
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 2; i < jpeg.length; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
      if ((jpeg[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such segment");
  }
}

package org.caunoi.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** Writes blocks as a JPEG of one scan, row of MCUs after row, with the standard's own codes. */
final class OneScan {

  private static final int SEQUENTIAL = 0xC1;
  private static final int HUFFMAN = 0xC4;
  private static final int SCAN = 0xDA;
  private static final int QUANTISATION = 0xDB;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private static final HuffmanCodes DC = new HuffmanCodes(JPEGHuffmanTable.StdDCLuminance);
  private static final HuffmanCodes AC = new HuffmanCodes(JPEGHuffmanTable.StdACLuminance);

  private final JpegFrame frame;
  private final OutputStream out;
  private final JpegBits bits;
  private final int[] before;

  private OneScan(JpegFrame frame, OutputStream out) {
    this.frame = frame;
    this.out = out;
    this.bits = new JpegBits(out);
    this.before = new int[frame.components().size()];
  }

  /** Writes all that comes before the first block. */
  static OneScan begin(JpegFrame frame, List<byte[]> quantisation, OutputStream out)
      throws IOException {
    JpegSegments.start(out);
    ByteArrayOutputStream sizes = new ByteArrayOutputStream();
    sizes.write(8);
    sizes.write(frame.height() >> 8);
    sizes.write(frame.height());
    sizes.write(frame.width() >> 8);
    sizes.write(frame.width());
    sizes.write(frame.components().size());
    ByteArrayOutputStream scan = new ByteArrayOutputStream();
    scan.write(frame.components().size());
    for (int i = 0; i < frame.components().size(); i++) {
      JpegComponent component = frame.components().get(i);
      byte[] steps = quantisation.get(i);
      ByteArrayOutputStream table = new ByteArrayOutputStream();
      table.write((steps.length > 64 ? 0x10 : 0) | i);
      table.writeBytes(steps);
      JpegCopy.segment(out, QUANTISATION, table.toByteArray());
      sizes.write(component.id());
      sizes.write(component.wide() << 4 | component.high());
      sizes.write(i);
      scan.write(component.id());
      scan.write(0);
    }
    scan.writeBytes(new byte[] {0, 63, 0});
    JpegCopy.segment(out, SEQUENTIAL, sizes.toByteArray());
    JpegCopy.segment(out, HUFFMAN, DC.segment(0));
    JpegCopy.segment(out, HUFFMAN, AC.segment(1));
    JpegCopy.segment(out, SCAN, scan.toByteArray());
    return new OneScan(frame, out);
  }

  /** Writes that row, which is the next. Refused: {@code file-damaged}. */
  void write(int row, BlockRows rows) throws IOException {
    for (int mcu = 0; mcu < frame.mcusWide(); mcu++) {
      for (int i = 0; i < before.length; i++) {
        JpegComponent component = frame.components().get(i);
        for (int high = 0; high < component.high(); high++) {
          boolean shown = row * component.high() + high < component.blocksHigh();
          for (int wide = 0; wide < component.wide(); wide++) {
            int column = mcu * component.wide() + wide;
            if (shown && column < component.blocksWide()) {
              BlockRows.Row blocks = rows.row(i, high);
              int at = blocks.read(column);
              write(i, blocks.blocks(), at);
            } else {
              writeFilling();
            }
          }
        }
      }
    }
  }

  private void writeFilling() throws IOException {
    DC.put(0, bits);
    AC.put(0, bits);
  }

  private void write(int component, short[] blocks, int at) throws IOException {
    write(0, blocks[at] - before[component], DC);
    before[component] = blocks[at];
    int zeros = 0;
    for (int k = at + 1; k < at + 64; k++) {
      if (blocks[k] == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        AC.put(SIXTEEN_ZEROS, bits);
      }
      write(zeros, blocks[k], AC);
      zeros = 0;
    }
    if (zeros > 0) {
      AC.put(0, bits);
    }
  }

  private void write(int zeros, int value, HuffmanCodes codes) throws IOException {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    FileRefused.damagedUnless(size < 16);
    codes.put(zeros << 4 | size, bits);
    bits.put((value < 0 ? value - 1 : value) & (1 << size) - 1, size);
  }

  /** Writes what comes behind the last block. */
  void end() throws IOException {
    bits.finish();
    JpegCopy.marker(out, JpegCopy.END);
  }
}

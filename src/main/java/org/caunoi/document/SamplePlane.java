package org.caunoi.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The samples of one component of a picture in a file, row after row, without what fills up its
 * last blocks. Some blocks beside each other are in memory.
 */
final class SamplePlane implements Closeable {

  private static final int BLOCKS = 64;
  private static final int STRIDE = BLOCKS * BlockTransform.SIDE;

  private final RandomAccessFile file;
  private final int width;
  private final int height;
  private final int[] steps;
  private final BlockTransform transform = new BlockTransform();
  private final byte[] piece = new byte[STRIDE * BlockTransform.SIDE];

  SamplePlane(Path file, int width, int height, byte[] steps) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "rw");
    this.width = width;
    this.height = height;
    this.steps = BlockTransform.steps(steps);
  }

  /** Writes the samples of a row of blocks. */
  void write(int row, BlockRows.Row blocks) throws IOException {
    for (int left = 0; left < width; left += STRIDE) {
      int bytes = Math.min(STRIDE, width - left);
      for (int x = 0; x < bytes; x += BlockTransform.SIDE) {
        int at = blocks.read((left + x) / BlockTransform.SIDE);
        transform.toSamples(blocks.blocks(), at, steps, piece, x, STRIDE);
      }
      int rows = Math.min(BlockTransform.SIDE, height - row * BlockTransform.SIDE);
      for (int y = 0; y < rows; y++) {
        file.seek((long) (row * BlockTransform.SIDE + y) * width + left);
        file.write(piece, y * STRIDE, bytes);
      }
    }
  }

  /** Reads a row of blocks; what fills up the last ones is what lies beside it. */
  void read(int row, BlockRows.Row blocks) throws IOException {
    for (int left = 0; left < width; left += STRIDE) {
      int bytes = Math.min(STRIDE, width - left);
      for (int y = 0; y < BlockTransform.SIDE; y++) {
        int line = Math.min(row * BlockTransform.SIDE + y, height - 1);
        file.seek((long) line * width + left);
        file.readFully(piece, y * STRIDE, bytes);
        for (int x = bytes; x % BlockTransform.SIDE != 0; x++) {
          piece[y * STRIDE + x] = piece[y * STRIDE + bytes - 1];
        }
      }
      for (int x = 0; x < bytes; x += BlockTransform.SIDE) {
        int at = blocks.change((left + x) / BlockTransform.SIDE);
        transform.toBlock(piece, x, STRIDE, steps, blocks.blocks(), at);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of one row of MCUs. They lie in a file, of which 16 KB are in memory: some blocks of
 * each row of blocks.
 */
final class BlockRows {

  private static final int BLOCK = 64;
  private static final int BLOCKS_IN_MEMORY = 16 * 1024 / (BLOCK * Short.BYTES);

  private final RandomAccessFile file;
  private final int atOnce;
  private final byte[] piece;
  private final ShortBuffer values;
  private final List<List<Row>> rows = new ArrayList<>();

  BlockRows(JpegFrame frame, RandomAccessFile file) {
    this.file = file;
    int number = frame.components().stream().mapToInt(JpegComponent::high).sum();
    atOnce = BLOCKS_IN_MEMORY / number;
    piece = new byte[atOnce * BLOCK * Short.BYTES];
    values = ByteBuffer.wrap(piece).asShortBuffer();
    long place = 0;
    for (JpegComponent component : frame.components()) {
      int pieces = Math.ceilDiv(frame.mcusWide() * component.wide(), atOnce);
      List<Row> ofComponent = new ArrayList<>();
      for (int i = 0; i < component.high(); i++) {
        ofComponent.add(new Row(place, pieces));
        place += (long) pieces * piece.length;
      }
      rows.add(ofComponent);
    }
  }

  /** One of the rows of blocks that a row of MCUs has of a component. */
  Row row(int component, int number) {
    return rows.get(component).get(number);
  }

  /** All blocks are zero again. */
  void clear() {
    for (List<Row> ofComponent : rows) {
      ofComponent.forEach(Row::clear);
    }
  }

  /** One row of blocks. */
  final class Row {

    private final long place;
    private final boolean[] stored;
    private final short[] blocks = new short[atOnce * BLOCK];
    private int here;
    private boolean changed;

    private Row(long place, int pieces) {
      this.place = place;
      this.stored = new boolean[pieces];
    }

    /** Where the coefficients of a block lie that {@link #read} or {@link #change} found. */
    short[] blocks() {
      return blocks;
    }

    /** Where in {@link #blocks} the block of that column begins. */
    int read(int column) {
      if (column / atOnce != here) {
        go(column / atOnce);
      }
      return (column - here * atOnce) * BLOCK;
    }

    /** As above for a block that is going to be another. */
    int change(int column) {
      int at = read(column);
      changed = true;
      return at;
    }

    private void clear() {
      Arrays.fill(stored, false);
      Arrays.fill(blocks, (short) 0);
      here = 0;
      changed = false;
    }

    private void go(int to) {
      try {
        if (changed) {
          values.put(0, blocks);
          file.seek(place + (long) here * piece.length);
          file.write(piece);
          stored[here] = true;
          changed = false;
        }
        here = to;
        if (stored[to]) {
          file.seek(place + (long) to * piece.length);
          file.readFully(piece);
          values.get(0, blocks);
        } else {
          Arrays.fill(blocks, (short) 0);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

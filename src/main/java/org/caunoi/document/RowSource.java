package org.caunoi.document;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A picture whose samples lie in a file and are read a piece of 64 KB at a time. */
final class RowSource extends Raster implements AutoCloseable {

  private final Samples samples;

  private RowSource(int width, int height, int bands, Samples samples) {
    super(RowSink.model(width, height, bands), samples, new Point());
    this.samples = samples;
  }

  static RowSource of(Path rows, int width, int height, int bands) throws IOException {
    return new RowSource(
        width, height, bands, new Samples(new RandomAccessFile(rows.toFile(), "r")));
  }

  @Override
  public void close() throws IOException {
    samples.file.close();
  }

  private static final class Samples extends DataBuffer {

    private final RandomAccessFile file;
    private final byte[] piece = new byte[64 * 1024];
    private int from;
    private int length;

    Samples(RandomAccessFile file) throws IOException {
      super(TYPE_BYTE, Math.toIntExact(file.length()));
      this.file = file;
    }

    @Override
    public int getElem(int bank, int at) {
      if (at < from || at >= from + length) {
        read(at);
      }
      return piece[at - from] & 0xff;
    }

    private void read(int at) {
      try {
        length = Math.min(piece.length, size - at);
        from = at;
        file.seek(at);
        file.readFully(piece, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void setElem(int bank, int at, int value) {
      throw new UnsupportedOperationException();
    }
  }
}

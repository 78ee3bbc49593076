package org.caunoi.document;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** A picture to a decoder; writes each row away as it comes, from the top, and keeps none. */
final class RowSink extends WritableRaster {

  private final OutputStream out;

  RowSink(int width, int height, int bands, OutputStream out) {
    super(model(width, height, bands), new NoSamples(width * height * bands), new Point());
    this.out = out;
  }

  static PixelInterleavedSampleModel model(int width, int height, int bands) {
    int[] offsets = IntStream.range(0, bands).toArray();
    return new PixelInterleavedSampleModel(
        DataBuffer.TYPE_BYTE, width, height, bands, width * bands, offsets);
  }

  @Override
  public void setRect(int x, int y, Raster row) {
    try {
      out.write(((DataBufferByte) row.getDataBuffer()).getData());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is ever asked back. */
  private static final class NoSamples extends DataBuffer {

    NoSamples(int size) {
      super(TYPE_BYTE, size);
    }

    @Override
    public int getElem(int bank, int at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setElem(int bank, int at, int value) {
      throw new UnsupportedOperationException();
    }
  }
}

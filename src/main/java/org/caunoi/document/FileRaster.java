package org.caunoi.document;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/** Samples of a picture that lie in a file: what is not looked at takes no memory. */
final class FileRaster extends Raster {

  private final MappedByteBuffer samples;

  private FileRaster(PixelInterleavedSampleModel model, MappedByteBuffer samples) {
    super(model, new Samples(samples), new Point());
    this.samples = samples;
  }

  static FileRaster create(Path file, int width, int height, int bands) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return new FileRaster(
          new PixelInterleavedSampleModel(
              DataBuffer.TYPE_BYTE,
              width,
              height,
              bands,
              width * bands,
              IntStream.range(0, bands).toArray()),
          channel.map(MapMode.READ_WRITE, 0, (long) width * height * bands));
    }
  }

  void put(int at, byte sample) {
    samples.put(at, sample);
  }

  /** The file as the encoder reads it. */
  private static final class Samples extends DataBuffer {

    private final MappedByteBuffer samples;

    Samples(MappedByteBuffer samples) {
      super(TYPE_BYTE, samples.capacity());
      this.samples = samples;
    }

    @Override
    public int getElem(int bank, int at) {
      return samples.get(at) & 0xff;
    }

    @Override
    public void setElem(int bank, int at, int value) {
      samples.put(at, (byte) value);
    }
  }
}

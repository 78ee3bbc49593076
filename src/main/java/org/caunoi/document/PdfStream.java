package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A packed stream of a PDF, unpacked as it is read; a fault in it is its end, as for readers. */
final class PdfStream extends InputStream {

  private final InputStream in;
  private final PdfCounts counts;

  private static final int HEADER = 2;

  /** Whatever the header says. */
  private final Inflater inflater = new Inflater(true);

  private final byte[] piece = new byte[8 * 1024];

  private PdfStream(InputStream in, PdfCounts counts) {
    this.in = in;
    this.counts = counts;
  }

  /** Where a stream begins in its file. */
  record Place(Path file, long from, PdfCounts counts) {

    InputStream unpacked() throws IOException {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new PdfStream(Channels.newInputStream(channel.position(from + HEADER)), counts);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!inflater.finished() && !inflater.needsDictionary()) {
        int bytes = inflater.inflate(into, offset, length);
        if (bytes > 0) {
          counts.unpacked(bytes);
          return bytes;
        }
        if (inflater.needsInput()) {
          int more = in.read(piece);
          if (more <= 0) {
            return -1;
          }
          inflater.setInput(piece, 0, more);
        }
      }
      return -1;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}

package org.caunoi.platform.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The house's typefaces, parsed once and lent to one document at a time, for no two threads may
 * read the same.
 */
final class Typefaces {

  /** More than that many documents at a time parse their own. */
  private static final int KEPT = 4;

  private final List<byte[]> files;
  private final BlockingQueue<List<TrueTypeFont>> idle = new ArrayBlockingQueue<>(KEPT);

  Typefaces(byte[]... files) {
    this.files = List.of(files);
  }

  /** In the order of the files. */
  List<TrueTypeFont> lend() {
    List<TrueTypeFont> kept = idle.poll();
    return kept == null ? files.stream().map(Typefaces::parsed).toList() : kept;
  }

  /** Only what went well: a document that broke off may have left one half read. */
  void giveBack(List<TrueTypeFont> faces) {
    boolean full = !idle.offer(faces);
    if (full) {
      faces.forEach(Typefaces::close);
    }
  }

  private static TrueTypeFont parsed(byte[] file) {
    try {
      return new TTFParser().parse(new RandomAccessReadBuffer(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(TrueTypeFont face) {
    try {
      face.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

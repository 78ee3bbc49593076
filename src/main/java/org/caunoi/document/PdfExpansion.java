package org.caunoi.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Guards memory before a PDF is parsed. The parser unpacks object and cross-reference streams in
 * memory; a few kilobytes can unpack to gigabytes, so they are unpacked here first, into nothing.
 */
final class PdfExpansion {

  private static final long MAX_UNPACKED = 4L * 1024 * 1024;
  private static final int MAX_STREAMS = 20_000;
  private static final int DICTIONARY = 4096;

  private static final Pattern STREAM = Pattern.compile("(?<!end)stream[ \\t]*\\r?\\n?");
  private static final Pattern STRUCTURE =
      Pattern.compile("/First|/W[\\s\\[]|/ObjStm|/XRef|/[^\\s/<>()\\[\\]]*#[0-9A-Fa-f]{2}");
  private static final Pattern PICTURE =
      Pattern.compile("/DCTDecode|/JPXDecode|/CCITTFaxDecode|/JBIG2Decode");
  private static final Pattern ONE_FLATE =
      Pattern.compile("/Filter\\s*(/FlateDecode|\\[\\s*/FlateDecode\\s*])");

  private PdfExpansion() {}

  /** Refuses {@code file-damaged} where the structure is packed absurdly or in an uncommon way. */
  static void refuseBombs(Path file) throws IOException {
    MappedText text = MappedText.of(file);
    PdfObjects objects = new PdfObjects();
    objects.countPlain(text);
    Matcher streams = STREAM.matcher(text);
    Matcher structures = STRUCTURE.matcher(text);
    int structure = -1;
    int next = nextOf(structures);
    long unpacked = 0;
    int count = 0;
    while (streams.find()) {
      if (++count > MAX_STREAMS) {
        throw FileRefused.invalid("file-damaged");
      }
      while (next < streams.start()) {
        structure = next;
        next = nextOf(structures);
      }
      if (structure < streams.start() - DICTIONARY) {
        continue;
      }
      String dictionary = dictionary(text, streams.start());
      if (!STRUCTURE.matcher(dictionary).find()) {
        continue;
      }
      if (ONE_FLATE.matcher(dictionary).find()) {
        long bytes = unpacked(text, streams.end(), MAX_UNPACKED - unpacked);
        unpacked += bytes;
        if (unpacked < MAX_UNPACKED) {
          objects.countStream(dictionary, bytes);
        }
      } else if (dictionary.contains("Filter") && !PICTURE.matcher(dictionary).find()) {
        throw FileRefused.invalid("file-damaged");
      }
      if (unpacked >= MAX_UNPACKED) {
        throw FileRefused.invalid("file-damaged");
      }
    }
  }

  private static int nextOf(Matcher matcher) {
    return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
  }

  private static String dictionary(MappedText text, int end) {
    String before = text.subSequence(Math.max(0, end - DICTIONARY), end).toString();
    int start = before.lastIndexOf(" obj");
    return start < 0 ? before : before.substring(start);
  }

  private static long unpacked(MappedText bytes, int from, long most) {
    int start = Math.min(from + 2, bytes.length());
    // As the parser does: whatever the two bytes of the header say.
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes.from(start));
      byte[] nowhere = new byte[64 * 1024];
      while (!inflater.finished() && inflater.getBytesWritten() < most) {
        if (inflater.inflate(nowhere) == 0) {
          break;
        }
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      return inflater.getBytesWritten();
    } finally {
      inflater.end();
    }
  }
}

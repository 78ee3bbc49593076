package org.caunoi.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file as letters, read from the disk as they are looked at; nothing is copied. */
final class MappedText implements CharSequence {

  private final ByteBuffer bytes;

  private MappedText(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static MappedText of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new MappedText(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  /** What lies from there to the end. */
  ByteBuffer from(int position) {
    return bytes.slice(position, bytes.limit() - position);
  }

  @Override
  public int length() {
    return bytes.limit();
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes.get(index) & 0xFF);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new MappedText(bytes.slice(start, end - start));
  }

  @Override
  public String toString() {
    return StandardCharsets.ISO_8859_1.decode(bytes.duplicate().rewind()).toString();
  }
}

package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/**
 * The coded bits of one scan up to the marker behind them, of which one piece of 1 KB is in memory:
 * as many scans are read at the same time as the picture has.
 */
final class ScanBits {

  private static final int FIRST_RESTART = 0xD0;

  private final RandomAccessFile file;
  private final byte[] piece = new byte[1024];
  private long from;
  private int filled;
  private int at;

  private long bits;
  private int count;

  /** How many of the bits were put there because none come any more. */
  private int beyond;

  private int marker;

  ScanBits(RandomAccessFile file, long from) {
    this.file = file;
    this.from = from;
  }

  /** The next 16 bits, which stay. */
  int peek() {
    if (count < 16) {
      fill();
    }
    return (int) (bits >> count - 16) & 0xFFFF;
  }

  /** Takes up to 16 bits that were looked at. Refused: {@code file-damaged} where none come. */
  void drop(int number) {
    count -= number;
    if (count < beyond) {
      throw FileRefused.invalid("file-damaged");
    }
  }

  /** As a number from 0 on; up to 16 bits. Refused: {@code file-damaged} where none come. */
  int take(int number) {
    if (count < number) {
      fill();
    }
    drop(number);
    return (int) (bits >> count) & (1 << number) - 1;
  }

  /** A number of so many bits, half of which are negative. Refused: {@code file-damaged}. */
  int takeSigned(int number) {
    int value = take(number);
    return number > 0 && value < 1 << number - 1 ? value - (1 << number) + 1 : value;
  }

  /** Goes over the restart marker that must be here. Refused: {@code file-damaged}. */
  void restart(int number) {
    damagedUnless(count - beyond < 8);
    if (marker == 0) {
      next();
    }
    damagedUnless(marker == FIRST_RESTART + number);
    marker = 0;
    count = 0;
    beyond = 0;
  }

  private void fill() {
    while (count <= 48) {
      bits = bits << 8 | next();
      count += 8;
    }
  }

  private int next() {
    if (marker == 0) {
      int value = read();
      if (value != 0xFF) {
        return value;
      }
      marker = read();
      if (marker == 0) {
        return value;
      }
    }
    beyond += 8;
    return 0;
  }

  private int read() {
    if (at == filled) {
      try {
        from += filled;
        file.seek(from);
        filled = file.read(piece);
        at = 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      damagedUnless(filled > 0);
    }
    return piece[at++] & 0xFF;
  }
}

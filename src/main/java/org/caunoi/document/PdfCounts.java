package org.caunoi.document;

/**
 * Counts what a PDF says it has, and what its structure unpacks to. Signing and checking hold
 * something for each object: of 20,000 some 10 MB.
 */
final class PdfCounts {

  /** A tagged paper of 50 pages has a few thousand. */
  private static final int MOST = 20_000;

  private static final long MOST_UNPACKED = 4L * 1024 * 1024;

  private long written;
  private long listed;
  private long packed;
  private long unpacked;

  /** An object in plain text. Refuses {@code file-damaged} where they are more than papers have. */
  void written() {
    FileRefused.damagedUnless(++written <= MOST);
  }

  /** As {@link #written}, of places in tables. */
  void listed(long places) {
    listed += places;
    FileRefused.damagedUnless(listed <= MOST);
  }

  /** As {@link #written}, of objects in streams. */
  void packed(long objects) {
    packed += objects;
    FileRefused.damagedUnless(packed <= MOST);
  }

  /** Refuses {@code file-damaged} where a few kilobytes unpack to very much more. */
  void unpacked(long bytes) {
    unpacked += bytes;
    FileRefused.damagedUnless(unpacked < MOST_UNPACKED);
  }
}

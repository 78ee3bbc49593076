package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the sealed files lie: a folder of this machine, or an object store. */
interface SealedFiles {

  /** Keeps what is written under the id: all of it, safely, or nothing. */
  void put(UUID id, Content content) throws IOException;

  /** The bytes as they were put; close it. */
  InputStream get(UUID id) throws IOException;

  /** Also fine where there is none. */
  void remove(UUID id) throws IOException;

  /** Every file of ours last changed before the moment, unfinished ones too; close the stream. */
  Stream<Found> before(Instant moment) throws IOException;

  /** Removes what {@link #before} found. */
  void remove(Found found) throws IOException;

  /** Writes sealed bytes. */
  interface Content {

    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A file in the store.
   *
   * @param unfinished whether it never became whole
   */
  record Found(UUID id, boolean unfinished) {}
}

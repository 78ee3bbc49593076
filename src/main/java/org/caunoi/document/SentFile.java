package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file as somebody sends it. It is read where it lies, as often as it is asked for: an upload on
 * the disk, and in memory only what is small, such as what was drawn on a screen.
 */
public final class SentFile {

  private final InputStreamSource source;
  private final String pointer;

  private SentFile(InputStreamSource source, String pointer) {
    this.source = source;
    this.pointer = pointer;
  }

  /**
   * One that came as a file of a form; null where nobody chose one.
   *
   * @param pointer where to tell what is wrong with it
   */
  public static @Nullable SentFile of(@Nullable MultipartFile file, String pointer) {
    return file == null || file.isEmpty() ? null : new SentFile(file, pointer);
  }

  /**
   * One that came within a form or a body and is in memory already; null where it is empty.
   *
   * @param pointer where to tell what is wrong with it
   */
  public static @Nullable SentFile held(byte[] content, String pointer) {
    return content.length == 0 ? null : new SentFile(new ByteArrayResource(content), pointer);
  }

  /** Where to tell what is wrong with it. */
  public String pointer() {
    return pointer;
  }

  /** Its bytes from the beginning. */
  public InputStream open() throws IOException {
    return source.getInputStream();
  }

  @Override
  public String toString() {
    return "SentFile[" + pointer + "]";
  }
}

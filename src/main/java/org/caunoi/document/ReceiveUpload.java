package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Streams an upload into a work folder, a piece of 64 KB at a time, and stops where it is too much.
 */
@Component
class ReceiveUpload {

  private static final long MEGABYTE = 1024L * 1024;

  private final DocumentLimits limits;

  ReceiveUpload(DocumentLimits limits) {
    this.limits = limits;
  }

  void receive(InputStream content, Path upload) throws IOException {
    try (OutputStream out = Files.newOutputStream(upload)) {
      byte[] buffer = new byte[64 * 1024];
      long size = 0;
      for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
        size += read;
        if (size > limits.maxBytes()) {
          throw FileRefused.tooLarge("file-too-large", limits.maxBytes() / MEGABYTE);
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private static int next(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw FileRefused.invalid("file-incomplete");
    }
  }
}

package org.caunoi.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** The address of a file whose content has been read and is kept. */
final class ReadOnce extends URLStreamHandler {

  private static final URI ADDRESS = URI.create("known:file");

  private final byte[] content;

  private ReadOnce(byte[] content) {
    this.content = content;
  }

  static URL of(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      return URL.of(ADDRESS, new ReadOnce(in.readAllBytes()));
    }
  }

  @Override
  protected URLConnection openConnection(URL address) {
    return new URLConnection(address) {
      @Override
      public void connect() {}

      @Override
      public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
      }
    };
  }
}

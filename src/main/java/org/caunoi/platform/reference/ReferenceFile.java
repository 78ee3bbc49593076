package org.caunoi.platform.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/** One data file of an installation; what an installation does not bring is taken as shipped. */
public final class ReferenceFile {

  private static final String SHIPPED = "classpath:";

  private ReferenceFile() {}

  /**
   * @param location such as {@code classpath:} or {@code file:/srv/}
   * @param path such as {@code reference/guidance.yaml}
   */
  public static String text(String location, String path) {
    DefaultResourceLoader loader = new DefaultResourceLoader();
    Resource own = loader.getResource(location + path);
    Resource file = own.exists() ? own : loader.getResource(SHIPPED + path);
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

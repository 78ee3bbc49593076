package org.caunoi.platform;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which classes of libraries offer themselves for a job ({@code META-INF/services}): some
 * libraries look through all jars anew at each use.
 */
public final class KnownServices extends ClassLoader {

  private static final String FOLDER = "META-INF/services/";

  static {
    registerAsParallelCapable();
  }

  private static final KnownServices ALL = new KnownServices(KnownServices.class.getClassLoader());

  private final Map<String, List<URL>> known = new ConcurrentHashMap<>();

  private KnownServices(@Nullable ClassLoader parent) {
    super(parent);
  }

  /** Does the work with what is remembered. */
  public static <T> T with(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ALL);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.startsWith(FOLDER)) {
      return super.getResources(name);
    }
    List<URL> found = known.get(name);
    if (found == null) {
      found = new ArrayList<>();
      for (URL one : Collections.list(super.getResources(name))) {
        found.add(ReadOnce.of(one));
      }
      known.put(name, found);
    }
    return Collections.enumeration(found);
  }
}

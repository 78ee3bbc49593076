package org.caunoi.custody.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * The model of custody once more, beside the real one, with one of its rules doing nothing: what it
 * forbids is let pass.
 */
final class LenientRules extends ClassLoader {

  private static final String MODEL = LenientRules.class.getPackageName() + ".";

  private final String rule;

  LenientRules(String rule) {
    super(LenientRules.class.getClassLoader());
    this.rule = rule;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(MODEL)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] code = name.equals(Rules.class.getName()) ? lenient() : read(name);
      return defineClass(name, code, 0, code.length);
    }
  }

  private byte[] lenient() {
    return new ByteBuddy()
        .redefine(Rules.class)
        .method(ElementMatchers.named(rule))
        .intercept(StubMethod.INSTANCE)
        .make()
        .getBytes();
  }

  private byte[] read(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream file = ClassLoader.getSystemResourceAsStream(path)) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.caunoi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Folders of single tests; {@code junit-platform.properties} names this class. */
public final class ScratchFolders implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext where, ExtensionContext test)
      throws IOException {
    return Files.createTempDirectory(Scratch.FOLDER, "test-");
  }
}

package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;

/**
 * Opens the seal of a stored file for somebody who needs it on the disk: in a folder of its own,
 * which is cleared with all that was made in it.
 */
@Component
public class LayOutDocument {

  private final DocumentFolder folder;
  private final Documents documents;
  private final Clock clock;

  LayOutDocument(DocumentFolder folder, Documents documents, Clock clock) {
    this.folder = folder;
    this.documents = documents;
    this.clock = clock;
  }

  /** Refused: {@code store-full}, {@code store-down}. */
  public <T> T with(UUID id, Function<Path, T> reader) {
    try {
      Path work = folder.newWorkFolder(UuidV7.next(clock));
      try (InputStream content = documents.open(id)) {
        Path laid = work.resolve("document");
        Files.copy(content, laid);
        return reader.apply(laid);
      } finally {
        folder.clear(work);
      }
    } catch (IOException e) {
      throw told(e);
    } catch (UncheckedIOException e) {
      throw told(Objects.requireNonNull(e.getCause()));
    }
  }

  private static RuntimeException told(IOException e) {
    return FileRefused.isDiskFull(e) ? FileRefused.storeFull() : new UncheckedIOException(e);
  }
}

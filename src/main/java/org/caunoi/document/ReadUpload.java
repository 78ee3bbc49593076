package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;

/** Reads a PDF that somebody shows without leaving it: afterwards nothing of it is kept. */
@Component
public class ReadUpload {

  private final DocumentFolder folder;
  private final ReceiveUpload receiving;
  private final ScanUpload scanning;
  private final FileInspection inspection;
  private final Clock clock;

  ReadUpload(
      DocumentFolder folder,
      ReceiveUpload receiving,
      ScanUpload scanning,
      FileInspection inspection,
      Clock clock) {
    this.folder = folder;
    this.receiving = receiving;
    this.scanning = scanning;
    this.inspection = inspection;
    this.clock = clock;
  }

  /** Refused as {@link StoreDocument#store}, and {@code file-not-pdf}. */
  public <T> T read(InputStream content, Function<ShownFile, T> reader) {
    UUID id = UuidV7.next(clock);
    try {
      Path work = folder.newWorkFolder(id);
      try {
        Path upload = work.resolve("upload");
        receiving.receive(content, upload);
        if (inspection.inspect(upload, null).kind() != MediaKind.PDF) {
          throw FileRefused.invalid("file-not-pdf");
        }
        scanning.ask(upload);
        return reader.apply(new ShownFile(upload, Sha256.of(upload)));
      } finally {
        folder.clear(work);
      }
    } catch (IOException e) {
      if (FileRefused.isDiskFull(e)) {
        throw FileRefused.storeFull();
      }
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file while it is shown.
   *
   * @param sha256 hash of its bytes, 64 hex digits
   */
  public record ShownFile(Path path, String sha256) {}
}

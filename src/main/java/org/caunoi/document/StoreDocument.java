package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.caunoi.platform.crypto.DataKey;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes a file in: streams it to a work folder, reads it to its end as what it is, removes metadata
 * from pictures, shows it to the virus scanner, seals it on disk, and then notes it. Either all of
 * that happens or nothing stays.
 */
@Component
public class StoreDocument {

  private final ReceiveUpload receiving;
  private final ScanUpload scanning;
  private final DocumentFolder folder;
  private final FileInspection inspection;
  private final Documents documents;
  private final DocumentKeys keys;
  private final Clock clock;

  StoreDocument(
      ReceiveUpload receiving,
      ScanUpload scanning,
      DocumentFolder folder,
      FileInspection inspection,
      Documents documents,
      DocumentKeys keys,
      Clock clock) {
    this.receiving = receiving;
    this.scanning = scanning;
    this.folder = folder;
    this.inspection = inspection;
    this.documents = documents;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Stores one PDF, JPEG or PNG; the bytes of a PDF stay unchanged so that its signatures stay
   * valid. Call it outside a transaction where the content comes from a slow client. In a
   * transaction, a roll-back removes the file as well.
   *
   * <p>Refused as invalid: {@code file-empty}, {@code file-incomplete} (the sender broke off),
   * {@code file-type-unknown}, {@code file-damaged}, {@code file-encrypted}, {@code
   * pdf-active-content}; as too large: {@code file-too-large}, {@code too-many-pages}, {@code
   * too-many-pixels}; and {@code store-full}, {@code file-infected}, {@code scanner-down}.
   *
   * @param declaredName what the sender calls the file; never stored, it may name a person
   * @param authority growth key: the receiving authority
   */
  public StoredDocument store(
      InputStream content, @Nullable String declaredName, String authority) {
    return store(
        authority,
        upload -> {
          receiving.receive(content, upload);
          return inspection.inspect(upload, declaredName);
        });
  }

  /** The same for a file where it lies; what is wrong with it is told at its own pointer. */
  public StoredDocument store(SentFile file, String authority) {
    try (InputStream content = file.open()) {
      return store(content, null, authority);
    } catch (IOException e) {
      throw Refused.field(file.pointer(), "file-incomplete");
    } catch (Refused refused) {
      throw refused.errors().isEmpty() ? refused : FileRefused.at(file.pointer(), refused);
    }
  }

  /**
   * The same for a PDF that the house has made itself: it is not searched as a stranger's file is.
   */
  public StoredDocument storeMade(byte[] pdf, int pages, String authority) {
    return store(authority, upload -> InspectedFile.pdf(Files.write(upload, pdf), pages));
  }

  private interface Arrival {
    InspectedFile into(Path upload) throws IOException;
  }

  private StoredDocument store(String authority, Arrival arrival) {
    UUID id = UuidV7.next(clock);
    try {
      Path work = folder.newWorkFolder(id);
      try {
        Path upload = work.resolve("upload");
        InspectedFile file = arrival.into(upload);
        return seal(id, file, authority, Sha256.of(upload), scanning.ask(upload));
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

  private StoredDocument seal(
      UUID id, InspectedFile file, String authority, String original, Scan scan)
      throws IOException {
    StoredDocument document =
        new StoredDocument(
            id,
            authority,
            file.kind(),
            Files.size(file.file()),
            Sha256.of(file.file()),
            file.pages(),
            file.width(),
            file.height(),
            file.removedMetadataBytes(),
            original);
    DataKey key = DataKey.fresh();
    boolean noted = false;
    try {
      folder.store(id, file.file(), key);
      documents.add(document, keys.wrap(id, key), scan, clock.instant());
      noted = true;
    } finally {
      if (!noted) {
        folder.delete(id);
      }
    }
    removeOnRollBack(id);
    return document;
  }

  private void removeOnRollBack(UUID id) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status == STATUS_ROLLED_BACK) {
                folder.delete(id);
              }
            }
          });
    }
  }
}

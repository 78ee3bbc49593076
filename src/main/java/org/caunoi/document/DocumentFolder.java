package org.caunoi.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.caunoi.platform.crypto.DataKey;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Uploads at work, and the way into the store and out of it, through the seal. */
@Component
class DocumentFolder {

  private final WorkFolder work;
  private final DocumentLimits limits;
  private final PersonalDataCipher cipher;
  private final SealedFiles files;

  DocumentFolder(
      WorkFolder work, DocumentLimits limits, PersonalDataCipher cipher, SealedFiles files) {
    this.work = work;
    this.limits = limits;
    this.cipher = cipher;
    this.files = files;
  }

  /** A fresh folder for one upload; give it back with {@link #clear}. */
  Path newWorkFolder(UUID id) throws IOException {
    if (Files.getFileStore(work.path()).getUsableSpace() < limits.minFreeBytes()) {
      throw FileRefused.storeFull();
    }
    return OwnerOnly.folder(work.path().resolve(id.toString()));
  }

  void clear(Path workFolder) {
    try {
      FileSystemUtils.deleteRecursively(workFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals the file under the id: all of it, in the store, or nothing. */
  void store(UUID id, Path plain, DataKey key) throws IOException {
    files.put(
        id,
        out -> {
          OutputStream sealed = key.sealing(new KeptOpen(out), place(id));
          Files.copy(plain, sealed);
          sealed.close();
        });
  }

  /**
   * Refused: {@code store-down}.
   *
   * @param key none for files of the time when the house sealed all with one key
   */
  InputStream open(UUID id, @Nullable DataKey key) throws IOException {
    InputStream sealed = files.get(id);
    try {
      return key == null ? cipher.opening(sealed, place(id)) : key.opening(sealed, place(id));
    } catch (IOException | RuntimeException e) {
      sealed.close();
      throw e;
    }
  }

  void delete(UUID id) {
    try {
      files.remove(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(UUID id) {
    return "document/" + id;
  }

  /** Lets the cipher finish its last segment while the store goes on with the stream. */
  private static final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

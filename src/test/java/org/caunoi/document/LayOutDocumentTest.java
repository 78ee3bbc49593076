package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A stored file laid out on the disk for as long as somebody needs it there. */
@IntegrationTest
class LayOutDocumentTest {

  @Autowired private StoreDocument storing;
  @Autowired private LayOutDocument layingOut;

  private final AtomicReference<Path> laid = new AtomicReference<>();
  private final byte[] pdf = Papers.pdf();
  private UUID document = UUID.randomUUID();

  @BeforeEach
  void store() {
    document = storing.store(new ByteArrayInputStream(pdf), null, "H26.THU").id();
  }

  @Test
  void liesThereWholeAndIsGoneAfterwardsWithAllThatWasMade() {
    byte[] read = layingOut.with(document, file -> bytes(file, "made"));
    assertThat(read).isEqualTo(pdf);
    assertThat(folder()).doesNotExist();
  }

  @Test
  void isGoneWhereItsReaderFails() {
    assertThatThrownBy(
            () ->
                layingOut.with(
                    document,
                    file -> {
                      bytes(file, "made");
                      throw new IllegalStateException("fails");
                    }))
        .hasMessage("fails");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void aDiskThatFillsUpMeanwhileIsSaidToBeFull() {
    assertThatThrownBy(() -> layingOut.with(document, file -> broken("No space left on device")))
        .isInstanceOf(Refused.class)
        .hasMessage("store-full");
    assertThatThrownBy(() -> layingOut.with(document, file -> broken("Input/output error")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private Path folder() {
    return Objects.requireNonNull(Objects.requireNonNull(laid.get()).getParent());
  }

  private byte[] bytes(Path file, String beside) {
    try {
      laid.set(file);
      Files.writeString(file.resolveSibling(beside), "x");
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Void broken(String why) {
    throw new UncheckedIOException(new IOException(why));
  }
}

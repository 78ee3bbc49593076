package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is signed and read again in a heap that cannot hold it. */
@NeedsNothing
class SignedOnTheDiskTest {

  @TempDir private Path folder;

  @Test
  void aFileLargerThanTheHeapIsSignedTwiceAndRead() throws Exception {
    Path file = folder.resolve("large.pdf");
    byte[] noise = new byte[1 << 20];
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDStream content = new PDStream(document);
      try (var stream = content.createOutputStream()) {
        for (int i = 0; i < 40; i++) {
          new Random(i).nextBytes(noise);
          stream.write(noise);
        }
      }
      document.getPage(0).getCOSObject().setItem("ThuNghiem", content);
      document.save(file.toFile());
    }
    assertThat(Files.size(file)).isGreaterThan(40 << 20);
    assertThat(SigningProcess.sign(file, 36)).isEqualTo("2");
  }
}

package org.caunoi.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens only where it belongs, with the keys of this house. */
class PersonalDataCipherTest {

  @TempDir private Path data;

  @Test
  void opensWhatItSealedForTheSamePlaceOnly() {
    PersonalDataCipher cipher = new PersonalDataCipher(data);
    byte[] sealed = cipher.seal("Nguyễn Thử Nghiệm", "dossier/1/party");

    assertThat(cipher.open(sealed, "dossier/1/party")).isEqualTo("Nguyễn Thử Nghiệm");
    assertThat(new String(sealed, UTF_8)).doesNotContain("Nguy");
    assertThatThrownBy(() -> cipher.open(sealed, "dossier/2/party"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameTextIsSealedDifferentlyEachTime() {
    PersonalDataCipher cipher = new PersonalDataCipher(data);

    assertThat(cipher.seal("x", "p")).isNotEqualTo(cipher.seal("x", "p"));
  }

  @Test
  void aChangedByteDoesNotOpen() {
    PersonalDataCipher cipher = new PersonalDataCipher(data);
    byte[] sealed = cipher.seal("Nguyễn Thử Nghiệm", "p");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> cipher.open(sealed, "p")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void newKeysSealAndOldOnesStillOpen() throws IOException {
    PersonalDataCipher before = new PersonalDataCipher(data);
    byte[] field = before.seal("x", "p");
    byte[] hash = before.lookup("k", "v");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = before.sealing(file, "f")) {
      out.write(new byte[3000]);
    }

    assertThat(RotateKeys.run("rotate-keys", "--caunoi.data-dir=" + data)).hasValue(0);

    PersonalDataCipher after = new PersonalDataCipher(data);
    assertThat(after.open(field, "p")).isEqualTo("x");
    assertThat(after.lookup("k", "v")).isEqualTo(hash);
    try (InputStream in = after.opening(new ByteArrayInputStream(file.toByteArray()), "f")) {
      assertThat(in.readAllBytes()).hasSize(3000);
    }
    byte[] fresh = after.seal("x", "p");
    assertThatThrownBy(() -> before.open(fresh, "p")).isInstanceOf(IllegalStateException.class);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("keys/files.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void rotatingWantsKeysThatAreThere() {
    assertThat(RotateKeys.run("rotate-keys", "--caunoi.data-dir=" + data.resolve("nowhere")))
        .hasValue(1);
    assertThat(RotateKeys.run("backup")).isEmpty();
    assertThat(RotateKeys.run()).isEmpty();
  }

  @Test
  void theKeysSurviveARestartAndBelongToTheOwnerAlone() throws IOException {
    byte[] sealed = new PersonalDataCipher(data).seal("x", "p");

    assertThat(new PersonalDataCipher(data).open(sealed, "p")).isEqualTo("x");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("keys/fields.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedKeyFileSaysWhatToDo() throws IOException {
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/fields.json"), "{}");

    assertThatThrownBy(() -> new PersonalDataCipher(data))
        .hasMessageContaining("restore it from a backup");
  }

  @Test
  void looksUpTheSameValueOfTheSameKindAlike() {
    PersonalDataCipher cipher = new PersonalDataCipher(data);

    assertThat(cipher.lookup("person", "001199000018"))
        .isEqualTo(cipher.lookup("person", "001199000018"))
        .isNotEqualTo(cipher.lookup("phone", "001199000018"))
        .hasSize(16);
  }

  @Test
  void aStreamIsSealedAndATruncatedOneFails() throws IOException {
    PersonalDataCipher cipher = new PersonalDataCipher(data);
    byte[] plain = new byte[3_000_000];
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = cipher.sealing(sealed, "document/1")) {
      out.write(plain);
    }

    try (InputStream in =
        cipher.opening(new ByteArrayInputStream(sealed.toByteArray()), "document/1")) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
    byte[] cut = java.util.Arrays.copyOf(sealed.toByteArray(), 1_500_000);
    try (InputStream in = cipher.opening(new ByteArrayInputStream(cut), "document/1")) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}

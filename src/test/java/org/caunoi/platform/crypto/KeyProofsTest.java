package org.caunoi.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.caunoi.OwnDatabase;
import org.caunoi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data and keys belong together; what is renewed still fits, what is lost is not made anew. */
@OwnDatabase
class KeyProofsTest {

  @TempDir private Path data;
  private final JdbcClient jdbc = JdbcClient.create(database());
  private final KeyProofs proofs = new KeyProofs(jdbc);

  @Test
  void aKeyThatIsLostIsNotMadeAnew() throws IOException {
    new PersonalDataCipher(data, proofs);
    for (String key : new String[] {"fields", "files", "lookups"}) {
      Path file = data.resolve("keys").resolve(key + ".json");
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertThatThrownBy(() -> new PersonalDataCipher(data, proofs))
          .isInstanceOf(KeysRefused.class)
          .hasMessageContainingAll("Không thấy tệp khóa " + file, file + " is missing");
      assertThat(file).doesNotExist();
      Files.write(file, content);
    }
    new PersonalDataCipher(data, proofs);
  }

  @Test
  void theKeysOfAnotherHouseAreRefused() throws IOException {
    new PersonalDataCipher(data, proofs);
    Path elsewhere = data.resolve("elsewhere");
    new PersonalDataCipher(elsewhere);
    for (String key : new String[] {"fields", "files", "lookups"}) {
      Path own = data.resolve("keys").resolve(key + ".json");
      byte[] content = Files.readAllBytes(own);
      Files.write(own, Files.readAllBytes(elsewhere.resolve("keys").resolve(key + ".json")));
      assertThatThrownBy(() -> new PersonalDataCipher(data, proofs))
          .hasMessageContainingAll("không phải khóa đã niêm phong", "The key in " + own);
      Files.write(own, content);
    }
  }

  @Test
  void renewedKeysFitAndOlderOnesNoLongerDo() throws IOException {
    new PersonalDataCipher(data, proofs);
    Path fields = data.resolve("keys/fields.json");
    byte[] older = Files.readAllBytes(fields);
    HouseKeys.rotate(data);
    new PersonalDataCipher(data, proofs);
    new PersonalDataCipher(data, proofs);

    Files.write(fields, older);
    assertThatThrownBy(() -> new PersonalDataCipher(data, proofs)).isInstanceOf(KeysRefused.class);
  }

  @Test
  void whatARenewalReplacesStaysUntilAStartHasProvedTheNewKeys() throws IOException {
    PersonalDataCipher first = new PersonalDataCipher(data, proofs);
    byte[] sealed = first.seal("x", "p");
    Path fields = data.resolve("keys/fields.json");
    Path before = data.resolve("keys/fields.json.before");
    String older = Files.readString(fields);
    HouseKeys.rotate(data);
    HouseKeys.rotate(data);
    assertThat(before).as("the last that a start has proved").hasContent(older);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(before)))
        .isEqualTo("rw-------");

    String newer = Files.readString(fields);
    Files.writeString(fields, older);
    assertThat(new PersonalDataCipher(data).open(sealed, "p")).isEqualTo("x");
    Files.writeString(fields, newer.substring(0, newer.length() / 2));
    assertThatThrownBy(() -> new PersonalDataCipher(data, proofs)).isInstanceOf(KeysRefused.class);
    assertThat(before).as("after a start that failed").exists();

    Files.writeString(fields, newer);
    assertThat(new PersonalDataCipher(data, proofs).open(sealed, "p")).isEqualTo("x");
    assertThat(data.resolve("keys").toFile().list())
        .containsExactlyInAnyOrder("fields.json", "files.json", "lookups.json");
  }

  @Test
  void aHouseThatIsOlderThanTheProofsLeavesThem() {
    jdbc.sql("INSERT INTO platform.key_proof (key) VALUES ('fields')").update();
    assertThatThrownBy(() -> new PersonalDataCipher(data, proofs)).isInstanceOf(KeysRefused.class);

    new PersonalDataCipher(data);
    new PersonalDataCipher(data, proofs);
    assertThat(
            jdbc.sql("SELECT key FROM platform.key_proof WHERE proof IS NOT NULL ORDER BY key")
                .query(String.class)
                .list())
        .containsExactly("fields", "files", "lookups");
  }

  private static PGSimpleDataSource database() {
    TestDatabase fresh = TestDatabase.migrated();
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(fresh.url());
    database.setUser(fresh.user());
    database.setPassword(fresh.password());
    return database;
  }
}

package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.form.ExportRegister.Format;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large register goes out with flat memory. {@code bin/register-size} runs this with 100,000
 * dossiers; the suite with fewer.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.demo=false")
@OwnDatabase
class RegisterSizeTest {

  private static final int ROWS = Integer.getInteger("caunoi.register.rows", 6_000);
  private static final long MEGABYTE = 1024 * 1024;
  private static final Instant FIRST = Instant.parse("2024-03-04T02:00:00Z");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ExportRegister exporting;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private JsonMapper json;
  @Autowired private JdbcClient jdbc;
  @Autowired private NamedParameterJdbcTemplate batches;

  @BeforeEach
  void fill() {
    int there =
        jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE filed_at < '2025-01-01'")
            .query(Integer.class)
            .single();
    if (there > 0) {
      return;
    }
    String model = walk.filing().file().code();
    for (int begin = 0; begin < ROWS; begin += 1000) {
      List<SqlParameterSource> rows = new ArrayList<>();
      for (int i = begin; i < Math.min(ROWS, begin + 1000); i++) {
        rows.add(row(i, model));
      }
      batches.batchUpdate(
          """
          INSERT INTO dossier.dossier (authority, id, code, procedure_code, procedure_version, channel, route,
              commune_code, return_by, term_strategy, term_amount, answers, confirmation, sealed_party, sealed_form,
              person_hash, tracking_hash, filed_at, state, version)
          SELECT authority, :id, code || '-' || :n, procedure_code, procedure_version, channel, route, commune_code,
              return_by, term_strategy, term_amount, answers, confirmation, :party, sealed_form, person_hash,
              tracking_hash, :at, 1, 1
          FROM dossier.dossier WHERE code = :model
          """,
          rows.toArray(SqlParameterSource[]::new));
    }
  }

  private SqlParameterSource row(int i, String model) {
    UUID id = new UUID(0x0000_0190_0000_7000L, 0x8000_0000_0000_0000L + i);
    Party party =
        new Party(
            "Lê Thử Số " + i, "001199000001", null, null, "0900000001", null, "Số " + i, "00070");
    return new MapSqlParameterSource()
        .addValue("id", id)
        .addValue("n", i)
        .addValue("model", model)
        .addValue("party", cipher.seal(json.writeValueAsString(party), "dossier/" + id + "/party"))
        .addValue(
            "at",
            FIRST.plusSeconds(i * 60L).atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void goesOutWithFlatMemory(Format format) throws IOException {
    SignedIn who = people.officer(Role.INSPECTOR, null);
    RegisterFilter all =
        new RegisterFilter(
            LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), null, null, null, false);
    exporting.export(who, all, format).writeTo(OutputStream.nullOutputStream());
    Gauge gauge = new Gauge();
    long began = System.nanoTime();
    int written = exporting.export(who, all, format).writeTo(gauge);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "Register: %d dossiers as %s, %.1f MB in %.1f s; heap at most %d MB above the start%n",
        written, format, gauge.bytes / (double) MEGABYTE, seconds, gauge.highest / MEGABYTE);
    assertThat(written).isEqualTo(ROWS);
    assertThat(gauge.highest).isLessThan(48 * MEGABYTE);
  }

  /** Counts what goes out, and looks at what is still held from time to time. */
  private static final class Gauge extends OutputStream {

    private static final long EVERY = 256 * 1024;

    private final long start = held();
    private long next = EVERY;
    private long bytes;
    private long highest;

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
      bytes += length;
      if (bytes >= next) {
        next = bytes + Math.max(EVERY, bytes / 8);
        highest = Math.max(highest, held() - start);
      }
    }

    private static long held() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}

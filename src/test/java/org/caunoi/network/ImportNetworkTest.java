package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.TestDatabase;
import org.caunoi.network.ImportNetwork.CheckedNetwork;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ImportNetworkTest {

  private static final Instant FIRST = Instant.parse("2026-11-23T02:00:00Z");
  private static final Duration LATER = Duration.ofDays(1);
  private static final List<String> TABLES =
      List.of("commune", "former_unit", "operator", "agent_point", "authority", "reference_import");

  private static final PGSimpleDataSource DATABASE = migrated();

  @TempDir Path folder;
  private final JdbcClient jdbc = JdbcClient.create(DATABASE);

  @BeforeEach
  void startEmptyWithTheShippedFiles() throws IOException {
    jdbc.sql(
            """
            TRUNCATE network.commune, network.former_unit, network.operator, network.agent_point,
              network.authority, network.reference_import
            """)
        .update();
    for (String name : ReferenceFolder.NAMES) {
      Files.write(folder.resolve(name), Hanoi.FOLDER.createRelative(name).getContentAsByteArray());
    }
  }

  @Test
  void storesEveryRowOnce() {
    NetworkData data = load(FIRST);
    assertThat(counts())
        .containsEntry("commune", 126)
        .containsEntry("former_unit", 796)
        .containsEntry("operator", 2)
        .containsEntry("agent_point", data.points().size())
        .containsEntry("authority", data.authorities().size())
        .containsEntry("reference_import", 1);
  }

  @Test
  void storesWhatTheFilesSay() {
    load(FIRST);
    assertThat(
            jdbc.sql(
                    """
                    SELECT p.name, p.address, p.opened_on::text AS opened, p.closed_on, p.latitude,
                           p.location_credit, c.kind, o.name AS operator
                    FROM network.agent_point p
                    JOIN network.commune c ON c.code = p.commune_code
                    JOIN network.operator o ON o.id = p.operator_id
                    WHERE p.id = 'HN-0002'
                    """)
                .query()
                .singleRow())
        .containsEntry("name", "Bưu điện Cầu Giấy")
        .containsEntry("address", "165 Cầu Giấy, phường Cầu Giấy, Hà Nội")
        .containsEntry("opened", "2025-02-10")
        .containsEntry("closed_on", null)
        .containsEntry("latitude", 21.032534)
        .containsEntry("location_credit", "© OpenStreetMap contributors")
        .containsEntry("kind", "ward")
        .containsEntry("operator", "Bưu điện Việt Nam (dữ liệu mẫu)");
  }

  @Test
  void anUnchangedFolderIsNotWrittenAgain() {
    load(FIRST);
    NetworkData again = load(FIRST.plus(LATER));
    assertThat(importedAt()).isEqualTo(FIRST);
    assertThat(again.communes()).hasSize(126);
  }

  @Test
  void aChangedFileReplacesWhatWasThere() throws IOException {
    load(FIRST);
    change("points.csv", ",2025-02-05,,", ",2025-02-05,2026-11-22,");
    load(FIRST.plus(LATER));
    assertThat(importedAt()).isEqualTo(FIRST.plus(LATER));
    assertThat(
            jdbc.sql("SELECT closed_on::text FROM network.agent_point WHERE id = 'HN-0001'")
                .query(String.class)
                .single())
        .isEqualTo("2026-11-22");
    assertThat(counts()).containsEntry("commune", 126).containsEntry("former_unit", 796);
  }

  @Test
  void aBadFileLeavesAnEmptyDatabaseEmpty() throws IOException {
    change("authorities.csv", ",seen", ",sure");
    assertThatThrownBy(() -> load(FIRST))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("authorities.csv:2: confidence: \"sure\"");
    assertThat(counts().values()).containsOnly(0);
  }

  @Test
  void aBadFileLeavesTheEarlierContentsWhole() throws IOException {
    load(FIRST);
    Map<String, Integer> before = counts();
    change("communes.csv", "Ngọc Hà", "Ngọc Hà Mới");
    change("points-osm.csv", "21.032534", "north");
    assertThatThrownBy(() -> load(FIRST.plus(LATER))).isInstanceOf(ReferenceDataRefused.class);
    assertThat(counts()).isEqualTo(before);
    assertThat(importedAt()).isEqualTo(FIRST);
    assertThat(nameOf("00008")).isEqualTo("Ngọc Hà");
  }

  @Test
  void aRowTheDatabaseRefusesUndoesAllRowsBeforeIt() throws IOException {
    load(FIRST);
    jdbc.sql("ALTER TABLE network.authority ADD CONSTRAINT trip CHECK (name <> 'Tên khác')")
        .update();
    try {
      change("communes.csv", "Ngọc Hà", "Ngọc Hà Mới");
      change("authorities.csv", "Bảo hiểm xã hội thành phố Hà Nội", "Tên khác");
      assertThatThrownBy(() -> load(FIRST.plus(LATER)))
          .isInstanceOf(DataIntegrityViolationException.class);
      assertThat(nameOf("00008")).isEqualTo("Ngọc Hà");
      assertThat(importedAt()).isEqualTo(FIRST);
    } finally {
      jdbc.sql("ALTER TABLE network.authority DROP CONSTRAINT trip").update();
    }
  }

  @Test
  void aPointOnceLoadedMayNotDisappear() throws IOException {
    load(FIRST);
    change("points.csv", "\\nHN-0044[^\\n]*", "");
    assertThatThrownBy(() -> load(FIRST.plus(LATER)))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("points.csv:1: id: \"HN-0044\" was loaded before and is gone");
    assertThat(counts()).containsEntry("agent_point", Hanoi.DATA.points().size());
  }

  @Test
  void twoProcessesStartingTogetherLoadOnce() throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Callable<NetworkData> start = () -> load(FIRST);
      for (Future<NetworkData> done : both.invokeAll(List.of(start, start))) {
        assertThat(done.get().communes()).hasSize(126);
      }
    }
    assertThat(counts()).containsEntry("commune", 126).containsEntry("reference_import", 1);
  }

  private static PGSimpleDataSource migrated() {
    TestDatabase fresh = TestDatabase.migrated();
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(fresh.url());
    database.setUser(fresh.user());
    database.setPassword(fresh.password());
    return database;
  }

  private NetworkData load(Instant at) {
    CheckedNetwork checked = ImportNetwork.read(new FileSystemResource(folder + "/"));
    new ImportNetwork(
            new NetworkRows(jdbc, new NamedParameterJdbcTemplate(DATABASE)),
            new JdbcTransactionManager(DATABASE),
            Clock.fixed(at, ZoneOffset.UTC))
        .store(checked);
    return checked.data();
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (String table : TABLES) {
      counts.put(
          table, jdbc.sql("SELECT count(*) FROM network." + table).query(Integer.class).single());
    }
    return counts;
  }

  private Instant importedAt() {
    return jdbc.sql("SELECT imported_at FROM network.reference_import")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private String nameOf(String commune) {
    return jdbc.sql("SELECT name FROM network.commune WHERE code = :code")
        .param("code", commune)
        .query(String.class)
        .single();
  }

  private void change(String file, String pattern, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = before.replaceFirst(pattern, replacement);
    assertThat(after).as("the pattern must hit").isNotEqualTo(before);
    Files.writeString(path, after);
  }
}

package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caunoi.TestViewer.as;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A name is refused where more than 500 of whom the asking person may know bear it; not before. */
@IntegrationTest
class CommonNamesTest {

  private static final int MOST_FOUND = 500;

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private SearchDossiers searching;
  @Autowired private DossierWorklist worklist;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void fiveHundredAreFoundAndOneMoreIsRefusedByWordsOfEitherEnd() {
    rolledBack(
        () -> {
          Dossier model = file("Lạc Thị Mẫu Viên");
          SignedIn officer = officer(model);
          copies(model, MOST_FOUND - 1, 0);
          for (String words : List.of("lac thi", "vien mau", "vien lac", "Lạc Thị Mẫu Viên")) {
            assertThat(rows(officer, words)).hasSize(100);
            assertThat(worklist.bearers(officer, words, null, 1_000)).isEqualTo(MOST_FOUND);
          }
          copies(model, 1, MOST_FOUND);
          for (String words : List.of("lac thi", "vien mau", "vien lac", "Lạc Thị Mẫu Viên")) {
            assertThatThrownBy(() -> rows(officer, words))
                .isInstanceOfSatisfying(
                    Refused.class,
                    refused ->
                        assertThat(refused.errors())
                            .extracting("code")
                            .containsExactly("search-name-common"));
          }
        });
  }

  @Test
  void eachIsFoundWhateverItsIdEndsIn() {
    rolledBack(
        () -> {
          Dossier model = file("Lạc Thị Mẫu Khuê");
          copies(model, 256, 0);
          SignedIn officer = officer(model);
          assertThat(worklist.bearers(officer, "lac khue", null, 1_000)).isEqualTo(257);
          List<String> found =
              as(
                      officer,
                      () ->
                          worklist.list(
                              officer,
                              DossierWorklist.Filter.ofName("lac khue", null),
                              null,
                              1_000))
                  .stream()
                  .map(row -> row.id().toString().substring(34))
                  .distinct()
                  .toList();
          assertThat(found).hasSize(256);
          assertThat(rows(officer, "lac khue")).doesNotHaveDuplicates().hasSize(100);
        });
  }

  @Test
  void ofOthersNobodyIsCountedNorOfWhatAnotherUnitHandedOnToOthers() {
    rolledBack(
        () -> {
          Dossier model = file("Lạc Thị Mẫu Diên");
          SignedIn officer = officer(model);
          String other = walk.authorityOf("00004");
          SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, other);
          SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
          copies(model, MOST_FOUND, 0);
          assertThatThrownBy(() -> rows(officer, "lac dien")).isInstanceOf(Refused.class);
          assertThat(rows(elsewhere, "lac dien")).isEmpty();

          jdbc.sql("UPDATE dossier.dossier SET handed_to = :other WHERE code = :code")
              .param("other", other)
              .param("code", model.filing().code())
              .update();
          assertThat(rows(elsewhere, "lac dien"))
              .extracting(Row::code)
              .containsExactly(model.filing().code());
          assertThat(rows(officer, "lac dien"))
              .extracting(Row::code)
              .hasSize(100)
              .doesNotContain(model.filing().code());
          assertThatThrownBy(() -> rows(centre, "lac dien")).isInstanceOf(Refused.class);
        });
  }

  /** Beside a large unit, by words that meet in few and in many. */
  @Test
  void anOfficerOfASmallUnitFindsExactlyItsOwnAndWhatWasHandedOnToIt() {
    rolledBack(
        () -> {
          Dossier large = file("Lạc Thị Mẫu Toàn");
          String unit = walk.authorityOf("00004");
          SignedIn officer = people.officer(Role.INTAKE_OFFICER, unit);
          copies(large, MOST_FOUND, 0);
          copies(large, 3, MOST_FOUND, unit);
          jdbc.sql("UPDATE dossier.dossier SET handed_to = :unit WHERE code = ANY (:codes)")
              .param("unit", unit)
              .param("codes", new String[] {code(large, 7), code(large, 300)})
              .update();
          jdbc.sql("UPDATE dossier.dossier SET handed_to = :other WHERE code = :code")
              .param("other", large.filing().authority())
              .param("code", code(large, MOST_FOUND + 1))
              .update();
          String[] shown = {
            code(large, MOST_FOUND), code(large, MOST_FOUND + 2), code(large, 7), code(large, 300)
          };
          for (String setting : List.of("force_custom_plan", "force_generic_plan")) {
            jdbc.sql("SELECT set_config('plan_cache_mode', :setting, true)")
                .param("setting", setting)
                .query(String.class)
                .single();
            assertThat(rows(officer, "lac toan"))
                .extracting(Row::code)
                .containsExactlyInAnyOrder(shown);
            assertThat(worklist.bearers(officer, "lac thi mau toan", null, 1_000)).isEqualTo(4);
            assertThat(rows(officer, "lac thi nobody")).isEmpty();
            assertThat(worklist.bearers(officer(large), "lac toan", null, 1_000))
                .isEqualTo(MOST_FOUND);
          }
        });
  }

  /** What keeps the time of a refusal from growing with the house. */
  @Test
  void theLargePartsOfTheIndexAreReadOnlyWhereTheSmallOnesHaveTooFew() {
    rolledBack(
        () -> {
          Dossier model = file("Lạc Thị Mẫu Huân");
          SignedIn officer = officer(model);
          copies(model, 512, 0);
          jdbc.sql("DISCARD PLANS").update();
          jdbc.sql("SET LOCAL enable_seqscan = off").update();
          assertThat(partsReadFor(officer, 2)).containsExactly(1, 0, 0, 0, 0);
          assertThat(partsReadFor(officer, 8)).containsExactly(1, 1, 0, 0, 0);
          assertThat(partsReadFor(officer, 1_000)).containsExactly(1, 1, 1, 1, 1);
        });
  }

  /** How often each part is read to find at most so many of the 513 bearers. */
  private List<Integer> partsReadFor(SignedIn officer, int most) {
    List<Integer> before = partsRead();
    assertThat(worklist.bearers(officer, "lac huan", null, most)).isEqualTo(Math.min(most, 513));
    List<Integer> after = partsRead();
    return IntStream.range(0, after.size()).mapToObj(i -> after.get(i) - before.get(i)).toList();
  }

  /** What this connection has counted and not yet given away; of earlier transactions, too. */
  private List<Integer> partsRead() {
    return jdbc.sql(
            """
            SELECT pg_stat_get_xact_numscans(CAST('dossier.bearer_by_words_' || part AS regclass)) AS scans
            FROM generate_series(1, 5) AS p (part) ORDER BY part
            """)
        .query((rs, n) -> rs.getInt("scans"))
        .list();
  }

  private Dossier file(String name) {
    return walk.accept(walk.filing().form("fullName", name).file().code());
  }

  private SignedIn officer(Dossier model) {
    return people.officer(Role.INTAKE_OFFICER, model.filing().authority());
  }

  private List<Row> rows(SignedIn who, String words) {
    return as(who, () -> searching.find(who, words, null, 100));
  }

  /** Of the same person, filed before and after the model; their ids end in each byte in turn. */
  private void copies(Dossier model, int many, int from) {
    copies(model, many, from, model.filing().authority());
  }

  private void copies(Dossier model, int many, int from, String authority) {
    String sealed = "dossier/" + model.filing().id() + "/party";
    String party =
        cipher.open(
            jdbc.sql("SELECT sealed_party FROM dossier.dossier WHERE code = :code")
                .param("code", model.filing().code())
                .query(byte[].class)
                .single(),
            sealed);
    List<UUID> ids = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    List<byte[]> parties = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      UUID any = UUID.randomUUID();
      UUID id =
          new UUID(any.getMostSignificantBits(), any.getLeastSignificantBits() & ~0xFFL | i % 256);
      ids.add(id);
      codes.add(code(model, i));
      parties.add(cipher.seal(party, "dossier/" + id + "/party"));
    }
    jdbc.sql(
            """
            INSERT INTO dossier.dossier (authority, id, code, procedure_code, procedure_version, channel, route,
                commune_code, return_by, term_strategy, term_amount, answers, confirmation, sealed_party, sealed_form,
                person_hash, tracking_hash, filed_at, state, version, accepted_at, appointment_at)
            SELECT :authority, r.id, r.code, m.procedure_code, m.procedure_version, m.channel, m.route, m.commune_code,
                m.return_by, m.term_strategy, m.term_amount, m.answers, m.confirmation, r.party, ''::bytea,
                m.person_hash, m.tracking_hash, m.filed_at + (r.no % 9 - 4) * interval '1 hour', m.state, 1,
                m.accepted_at, m.appointment_at
            FROM dossier.dossier m, unnest(CAST(:ids AS uuid[]), CAST(:codes AS text[]), CAST(:parties AS bytea[]))
                WITH ORDINALITY AS r (id, code, party, no)
            WHERE m.code = :model
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .param("codes", codes.toArray(String[]::new))
        .param("parties", parties.toArray(byte[][]::new))
        .param("authority", authority)
        .param("model", model.filing().code())
        .update();
    jdbc.sql(
            """
            INSERT INTO dossier.bearer (authority, dossier_id, words, with_year)
            SELECT :authority, r.id, b.words, b.with_year
            FROM dossier.bearer b, unnest(CAST(:ids AS uuid[])) AS r (id)
            WHERE b.authority = :from AND b.dossier_id = :model
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .param("authority", authority)
        .param("from", model.filing().authority())
        .param("model", model.filing().id())
        .update();
  }

  private static String code(Dossier model, int i) {
    return model.filing().code() + "-" + i;
  }

  private void rolledBack(Runnable work) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              work.run();
            });
  }
}

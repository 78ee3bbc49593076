package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.caunoi.OwnDatabase;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** Data files on their way into the database. */
@OwnDatabase
class ImportReferenceDataTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String CODE = "9.000001";

  private final CatalogueDatabase database = new CatalogueDatabase();
  private final Catalogue catalogue = database.catalogue;
  private final ReferenceFiles files = Sample.files();

  @Test
  void whatIsReadBackIsWhatTheFilesSay() {
    database.load.load(files);

    ProcedureVersion stored = catalogue.find(CODE, TODAY).orElseThrow();
    ProcedureVersion read = Sample.one();
    assertThat(stored)
        .isEqualTo(read.storedAs(stored.id(), 1, Sha256.of(ProcedureVersions.json(read))));
    assertThat(catalogue.listCurrent(TODAY))
        .extracting(ProcedureVersion::code)
        .containsExactly("9.000001", "9.000002");
  }

  @Test
  void oneWrongFileLeavesNothingLoaded() {
    ReferenceFiles broken = Sample.with(files, Sample.TWO, "amount: 2", "amount: 0");

    assertThatThrownBy(() -> database.load.load(broken)).isInstanceOf(ReferenceDataRefused.class);

    assertThat(database.count("procedure")).isZero();
    assertThat(database.count("procedure_version")).isZero();
    assertThat(database.count("reference_import")).isZero();
    assertThat(catalogue.listCurrent(TODAY)).isEmpty();
  }

  @Test
  void aFailureHalfWayThroughStoringLeavesNothingLoaded() {
    database
        .jdbc
        .sql(
            """
            ALTER TABLE catalogue.procedure_version
            ADD CONSTRAINT only_for_this_test CHECK (code <> '9.000002')
            """)
        .update();

    assertThatThrownBy(() -> database.load.load(files)).isNotNull();

    assertThat(database.count("procedure")).isZero();
    assertThat(database.count("procedure_version")).isZero();
    assertThat(database.count("reference_import")).isZero();
  }

  @Test
  void aSecondStartWithTheSameFilesReadsNoneOfThem() {
    assertThat(database.load.load(files)).isEqualTo(new ImportReferenceData.Outcome(false, 2));
    UUID before = catalogue.find(CODE, TODAY).orElseThrow().id();

    assertThat(database.load.load(files)).isEqualTo(new ImportReferenceData.Outcome(true, 0));

    assertThat(catalogue.find(CODE, TODAY).orElseThrow().id()).isEqualTo(before);
    assertThat(database.count("reference_import")).isEqualTo(1);
  }

  @Test
  void aChangedFileBecomesTheNextVersionAndTheOldOneStaysAsItWas() {
    database.load.load(files);
    ProcedureVersion first = catalogue.find(CODE, TODAY).orElseThrow();

    ImportReferenceData.Outcome outcome =
        database.load.load(Sample.with(files, Sample.ONE, "amount: 8000", "amount: 9000"));

    ProcedureVersion second = catalogue.find(CODE, TODAY).orElseThrow();
    assertThat(outcome.stored()).isEqualTo(1);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.fees().getLast().amount()).isEqualTo(9000);
    assertThat(catalogue.get(first.id())).isEqualTo(first);
  }

  @Test
  void aCommentChangesNoVersion() {
    database.load.load(files);

    ImportReferenceData.Outcome outcome =
        database.load.load(Sample.with(files, Sample.ONE, "level: full", "level: full # said"));

    assertThat(outcome).isEqualTo(new ImportReferenceData.Outcome(false, 0));
    assertThat(database.count("procedure_version")).isEqualTo(2);
  }

  @Test
  void aSharedSectionChangesOnlyTheProceduresThatIncludeIt() {
    database.load.load(files);

    ImportReferenceData.Outcome outcome =
        database.load.load(
            Sample.with(files, "reference/forms/applicant.yaml", "Số điện thoại", "Điện thoại"));

    assertThat(outcome.stored()).isEqualTo(1);
  }

  @Test
  void aNewVersionCountsFromItsFirstDay() {
    database.load.load(files);
    ReferenceFiles later =
        Sample.with(files, Sample.ONE, "validFrom: 2025-07-01", "validFrom: 2027-01-01");

    database.load.load(later);

    assertThat(catalogue.find(CODE, TODAY).orElseThrow().version()).isEqualTo(1);
    assertThat(catalogue.find(CODE, LocalDate.of(2027, 1, 1)).orElseThrow().version()).isEqualTo(2);
    assertThat(catalogue.find(CODE, LocalDate.of(2025, 6, 30))).isEmpty();
  }

  @Test
  void aVersionThatWouldOverlapTheOneInForceIsRefused() {
    database.load.load(files);

    assertThatThrownBy(
            () ->
                database.load.load(
                    Sample.with(
                        files, Sample.ONE, "validFrom: 2025-07-01", "validFrom: 2025-06-30")))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessage(Sample.ONE + ":9: validFrom: overlaps version 1, which holds since 2025-07-01");

    assertThat(catalogue.find(CODE, TODAY).orElseThrow().version()).isEqualTo(1);
    assertThat(database.count("procedure_version")).isEqualTo(2);
  }

  @Test
  void aVersionNotYetInForceMayBeBroughtForward() {
    database.load.load(files);
    database.load.load(
        Sample.with(files, Sample.ONE, "validFrom: 2025-07-01", "validFrom: 2027-01-01"));

    database.load.load(
        Sample.with(files, Sample.ONE, "validFrom: 2025-07-01", "validFrom: 2026-12-01"));

    assertThat(catalogue.find(CODE, LocalDate.of(2026, 12, 1)).orElseThrow().version())
        .isEqualTo(3);
    assertThat(catalogue.find(CODE, TODAY).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aCaseThatComesOutOtherwiseLeavesNothingLoaded() {
    ReferenceFiles wrong = Sample.put(files, WrongFixturesTest.PATH, WrongFixturesTest.wrongFee());

    assertThatThrownBy(() -> database.load.load(wrong)).isInstanceOf(ReferenceDataRefused.class);

    assertThat(database.count("procedure_version")).isZero();
    assertThat(database.count("reference_import")).isZero();
  }

  @Test
  void aChangedFixtureIsCheckedAgainButMakesNoVersion() {
    database.load.load(files);
    ReferenceFiles more = Sample.put(files, WrongFixturesTest.PATH, WrongFixturesTest.GOOD);

    assertThat(database.load.load(more)).isEqualTo(new ImportReferenceData.Outcome(false, 0));
    assertThat(database.load.load(more)).isEqualTo(new ImportReferenceData.Outcome(true, 0));
  }

  @Test
  void aProcedureWithoutAFileIsNoLongerOfferedButItsVersionStays() {
    database.load.load(files);
    ProcedureVersion two = catalogue.find("9.000002", TODAY).orElseThrow();

    database.load.load(Sample.without(files, Sample.TWO));

    assertThat(catalogue.find("9.000002", TODAY)).isEmpty();
    assertThat(database.search.search("thủ tục thử nghiệm hai", 5))
        .extracting(ProcedureVersion::code)
        .doesNotContain("9.000002");
    assertThat(catalogue.get(two.id())).isEqualTo(two);

    database.load.load(files);

    assertThat(catalogue.find("9.000002", TODAY)).contains(two);
  }

  @Test
  void noStatementCanChangeAStoredVersion() {
    database.load.load(files);

    for (String statement :
        new String[] {
          "UPDATE catalogue.procedure_version SET name_vi = 'x'",
          "DELETE FROM catalogue.procedure_version",
          "TRUNCATE catalogue.procedure_version CASCADE"
        }) {
      assertThatThrownBy(() -> database.jdbc.sql(statement).update())
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void anUnknownVersionIsRefusedByName() {
    assertThatThrownBy(() -> catalogue.get(new UUID(1, 1)))
        .isInstanceOf(Refused.class)
        .hasMessage("procedure-not-found");
  }
}

package org.caunoi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules of the house that can be read off the code. */
@NeedsNothing
class HouseRulesTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.caunoi");

  @Test
  void nobodyAsksForTheTimeButTheClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(LocalTime.class, "now")
        .orShould()
        .callMethod(OffsetTime.class, "now")
        .orShould()
        .callMethod(Year.class, "now")
        .orShould()
        .callMethod(YearMonth.class, "now")
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("time is passed in by the one Clock bean")
        .check(HOUSE);
  }

  @Test
  void onlyTheClockBeanIsASystemClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.caunoi.platform.TimeConfiguration")
        .and()
        .resideOutsideOfPackage("org.caunoi.platform.database")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because(
            "tests and drills replace the one Clock bean; only the database start comes before it")
        .check(HOUSE);
  }

  @Test
  void everythingIsGivenThroughConstructors() {
    fields().should().notBeAnnotatedWith(Autowired.class).check(HOUSE);
  }

  @Test
  void classesAreNamedForWhatTheyDo() {
    noClasses()
        .that()
        .areTopLevelClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Common)$")
        .check(HOUSE);
  }

  @Test
  void noFileIsLongerThanFourHundredLinesAndHalfAreShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<Long> lengths = sources.stream().map(HouseRulesTest::lines).sorted().toList();
      assertThat(sources)
          .allSatisfy(file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(400));
      assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(60);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

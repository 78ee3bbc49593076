package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caunoi.NeedsNothing;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who pays the way home, by the rules that ship. */
@NeedsNothing
class PostageRulesTest {

  private static final LocalDate LAST_OF_2025 = LocalDate.of(2025, 12, 31);
  private static final LocalDate FIRST_OF_2026 = LocalDate.of(2026, 1, 1);
  private static final PostageRules SHIPPED = ReadPostageFile.read("classpath:");

  private static List<PayQuote> quotes(
      LocalDate day, SubmissionChannel channel, int grams, Beneficiary... groups) {
    return new QuotePostage(SHIPPED, Clock.systemUTC())
        .all("vnpost", grams, channel, Set.of(groups), day);
  }

  @Test
  void fromTheFirstOfJanuary2026TheCityPaysAllForDossiersFiledOnline() {
    assertThat(quotes(LAST_OF_2025, SubmissionChannel.ONLINE, 100).getFirst().citizen())
        .isEqualTo(26_000);
    PayQuote quote = quotes(FIRST_OF_2026, SubmissionChannel.ONLINE, 500).getFirst();
    assertThat(quote.reason()).isEqualTo("online-2026");
    assertThat(quote.price()).isEqualTo(30_500);
    assertThat(quote.city()).isEqualTo(30_500);
    assertThat(quote.citizen()).isZero();
  }

  @Test
  void whatIsHandedInOnPaperIsNotUnderTheRuleOf2026() {
    PayQuote quote = quotes(FIRST_OF_2026, SubmissionChannel.COUNTER, 100).getFirst();
    assertThat(quote.programme()).isNull();
    assertThat(quote.reason()).isEqualTo("none");
    assertThat(quote.citizen()).isEqualTo(26_000);
  }

  @Test
  void since2025UpTo26000AreForPeopleWithMeritAndUnderSocialProtection() {
    for (Beneficiary group : Beneficiary.values()) {
      PayQuote quote = quotes(LAST_OF_2025, SubmissionChannel.COUNTER, 500, group).getFirst();
      assertThat(quote.reason()).isEqualTo("support-2025");
      assertThat(quote.city()).isEqualTo(26_000);
      assertThat(quote.citizen()).isEqualTo(4_500);
    }
    LocalDate before = LocalDate.of(2024, 12, 31);
    assertThat(
            quotes(before, SubmissionChannel.COUNTER, 100, Beneficiary.MERIT)
                .getFirst()
                .programme())
        .isNull();
  }

  @Test
  void whereTwoRulesFitTheFirstIsAskedFirst() {
    assertThat(
            quotes(FIRST_OF_2026, SubmissionChannel.ONLINE, 100, Beneficiary.MERIT).stream()
                .map(PayQuote::reason))
        .containsExactly("online-2026", "support-2025", "none");
  }

  @Test
  void whatNobodyHasSeenInALawIsMarked() {
    assertThat(quotes(FIRST_OF_2026, SubmissionChannel.ONLINE, 100))
        .allSatisfy(quote -> assertThat(quote.confirmed()).isFalse());
  }

  @Test
  void aMistakeInTheFileIsNamedByLineAndField(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("reference/post/postage.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        version: "1"
        tariffs:
          - { carrier: vnpost, from: 2018-01-01, grams: 0, amount: 26000, source: "x", confidence: seen }
        rules:
          - { rule: r-1, from: 2026-02-30, channels: [online], source: "x", confidence: guessed }
        """);
    assertThatThrownBy(() -> ReadPostageFile.read(folder.toUri().toString()))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("postage.yaml:3")
        .hasMessageContaining("grams")
        .hasMessageContaining("postage.yaml:5")
        .hasMessageContaining("from")
        .hasMessageContaining("confidence");
  }
}

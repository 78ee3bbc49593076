package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.Phase;
import org.caunoi.dossier.PaperTrail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state, finding, act and refusal of custody has words. */
class CustodyTextsTest {

  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  private static Stream<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void nothingIsShownByItsKey(String language) throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of("src/main/resources/i18n/custody_" + language + ".properties"))) {
      words.load(reader);
    }
    Set<String> wanted = new TreeSet<>();
    Arrays.stream(CustodyAct.values()).forEach(act -> wanted.add("audit.act." + act.audit()));
    names(Phase.values()).forEach(phase -> wanted.add("custody.phase." + phase));
    names(Dispute.Kind.values()).forEach(kind -> wanted.add("custody.dispute." + kind));
    names(ReadFindings.Kind.values()).forEach(kind -> wanted.add("custody.finding." + kind));
    names(HandOver.Reason.values()).forEach(reason -> wanted.add("custody.reason." + reason));
    names(SettleDispute.Outcome.values()).forEach(one -> wanted.add("custody.outcome." + one));
    names(PaperTrail.Where.values())
        .forEach(where -> wanted.add("papers.now." + where.toLowerCase(Locale.ROOT)));
    names(PaperTrail.Step.values())
        .forEach(step -> wanted.add("papers.step." + step.toLowerCase(Locale.ROOT)));
    for (String rules : new String[] {"Rules", "Phase", "Deed", "ItemNumber", "Seal"}) {
      String source =
          Files.readString(Path.of("src/main/java/org/caunoi/custody/model/" + rules + ".java"));
      CODE.matcher(source).results().forEach(code -> wanted.add("error." + code.group(1)));
    }
    assertThat(wanted).hasSizeGreaterThan(80);
    wanted.removeAll(words.stringPropertyNames());
    assertThat(wanted).isEmpty();
  }
}

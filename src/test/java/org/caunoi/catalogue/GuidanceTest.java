package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The advice that is shipped: how papers look, what goes wrong, how to go without help. */
@NeedsNothing
class GuidanceTest {

  private static final Path DRAWINGS = Path.of("src/main/resources/static/img/samples");

  private final Guidance guidance =
      GuidanceReader.read(ReferenceFile.text("classpath:", GuidanceReader.FILE));
  private final List<ProcedureVersion> procedures = Shipped.procedures();

  @Test
  void everyPaperOfEveryProcedureHasADrawnSampleMistakesAndWords() throws IOException {
    Set<String> used = new TreeSet<>();
    for (ProcedureVersion procedure : procedures) {
      for (DossierComponent component : procedure.components()) {
        PaperGuide guide =
            guidance
                .paper(procedure.code(), component.key())
                .orElseThrow(() -> new AssertionError(procedure.code() + "/" + component.key()));
        used.add(guide.key() + ".svg");
        String drawing =
            new ClassPathResource("static" + guide.picture())
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(drawing).as(guide.key()).contains("MẪU", "không phải mẫu của cơ quan");
        assertThat(guide.mistakes()).as(guide.key()).isNotEmpty();
        assertThat(guide.about().vi()).as(guide.key()).isNotBlank();
      }
    }
    try (Stream<Path> files = Files.list(DRAWINGS)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(used);
    }
  }

  @Test
  void onePaperMayLookOtherwiseInOneProcedure() {
    assertThat(guidance.paper("1.001266", "certificate"))
        .map(PaperGuide::key)
        .contains("business-certificate");
    assertThat(guidance.paper("1.013831", "certificate"))
        .map(PaperGuide::key)
        .contains("land-certificate");
    assertThat(guidance.paper("1.013831", "nothing-of-the-kind")).isEmpty();
  }

  @Test
  void noDrawingTakesAnythingFromElsewhere() throws IOException {
    try (Stream<Path> files = Files.list(DRAWINGS)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .startsWith("<svg")
            .doesNotContain("<image", "href", "<script", "<style", "data:");
      }
    }
  }

  @Test
  void theWayWithoutHelpFitsHowTheProcedureIsFiled() {
    assertThat(byOneself("2.000635").getFirst()).contains("{portal}").contains("VNeID");
    assertThat(byOneself("1.004222").getFirst()).contains("VNeID của chính bác");
    assertThat(byOneself("2.001019").getFirst()).contains("phải có mặt");
  }

  @Test
  void theDescribedProceduresHaveTheSevenParts() {
    List<String> described = described();
    assertThat(described).hasSizeGreaterThanOrEqualTo(24);
    for (ProcedureVersion procedure : procedures) {
      if (described.contains(procedure.code())) {
        assertThat(MandatoryPart.missingIn(procedure)).as(procedure.code()).isEmpty();
        assertThat(procedure.mistakes()).as(procedure.code()).isNotEmpty();
        for (String path : List.of("steps", "applicants", "sets", "mistakes")) {
          assertThat(procedure.sourceOf(path).confidence())
              .as(procedure.code() + " " + path)
              .isEqualTo(Confidence.NEEDS_CONFIRMATION);
        }
      }
    }
  }

  @Test
  void birthNamesTheProceduresThatSomeCasesHadBetterTake() {
    ProcedureVersion birth =
        procedures.stream().filter(p -> p.code().equals("1.001193")).findFirst().orElseThrow();
    PrepareChecklist checklists = new PrepareChecklist(new Conditions());

    assertThat(others(checklists, birth, "proof", "clinic")).isEmpty();
    assertThat(others(checklists, birth, "proof", "abroad")).containsExactly("2.000528");
    assertThat(others(checklists, birth, "parents", "recognise")).containsExactly("1.000689");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "papers: []",
        "byOneself: {}\npapers:\n  - { key: a }",
        "byOneself:\n  online: [{ vi: a, en: a }]\n  ministry: [{ vi: a, en: a }]\npapers: []",
        """
        byOneself:
          online: [{ vi: a, en: a }]
          ministry: [{ vi: a, en: a }]
          in-person: [{ vi: a, en: a }]
        papers:
          - { key: a, name: { vi: a, en: a }, components: [x], about: { vi: a, en: a }, confidence: seen }
          - { key: b, name: { vi: a, en: a }, components: [x], about: { vi: a, en: a }, confidence: seen }
        """
      })
  void aWrongFileIsRefused(String text) {
    assertThatThrownBy(() -> GuidanceReader.read(text))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining(GuidanceReader.FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "others:\n  - { code: \"9.999999\", why: { vi: a, en: a } }\n",
        "others:\n  - { code: \"1.001193\", why: { vi: a, en: a } }\n",
        "others:\n  - { code: \"2.000528\", why: { vi: a, en: a }, answers: { bornIn: mars } }\n",
        "others:\n"
            + "  - { code: \"2.000528\", when: \"answers.moon == 'full'\", why: { vi: a, en: a }"
            + " }\n",
        "mistakes:\n  - { vi: a, en: a }\n"
      })
  void aWrongWayOnIsRefusedWithTheFile(String wrong) {
    ReferenceFiles files = ReferenceFiles.load("classpath:");
    String path = ReferenceFiles.procedure("1.001193");
    String text =
        files.texts().getOrDefault(path, "").replaceAll("(?ms)^(others|mistakes):.*?(?=^\\S)", "");

    assertThatThrownBy(() -> new ReferenceReader(files.with("1.001193", text + wrong)).procedures())
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("1.001193.yaml");
  }

  private static List<String> others(
      PrepareChecklist checklists, ProcedureVersion procedure, String question, String answer) {
    return checklists
        .checklistFor(
            procedure, new Answers(java.util.Map.of(question, answer)), SubmissionChannel.ONLINE)
        .others()
        .stream()
        .map(OtherProcedure::code)
        .toList();
  }

  private List<String> byOneself(String code) {
    return procedures.stream()
        .filter(procedure -> procedure.code().equals(code))
        .findFirst()
        .map(guidance::byOneself)
        .orElseThrow()
        .stream()
        .map(LocalizedText::vi)
        .toList();
  }

  private static List<String> described() {
    return ReferenceFiles.load("classpath:").texts().keySet().stream()
        .filter(path -> path.startsWith(ReferenceFiles.FIXTURES))
        .map(path -> path.substring(ReferenceFiles.FIXTURES.length()).replace(".yaml", ""))
        .toList();
  }
}

package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the forms are data: read strictly, versioned by date, hashed with their layout. */
class ReadFormTemplatesTest {

  private static final Path SHIPPED = Path.of("src/main/resources/reference/official-forms");

  private static Map<String, String> shipped() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  private static Map<String, String> changed(String file, UnaryOperator<String> change) {
    Map<String, String> texts = shipped();
    texts.put(file, change.apply(texts.getOrDefault(file, "")));
    return texts;
  }

  @Test
  void theShippedFormsAreAllSevenAndNoneIsConfirmedYet() {
    List<FormTemplate> templates = new ReadFormTemplates().read(shipped());
    assertThat(templates).extracting(FormTemplate::form).containsExactly(OfficialForm.values());
    assertThat(templates).noneMatch(FormTemplate::confirmed);
    assertThat(templates).extracting(FormTemplate::suffix).doesNotHaveDuplicates();
  }

  @Test
  void aMistakeIsNamedByFileAndLine() {
    refused(
        changed("01.yaml", text -> text.replace("value: \"phone\"", "value: \"phoen\"")),
        "01.yaml");
    refused(changed("02.yaml", text -> text + "\nsurprise: yes\n"), "surprise");
    refused(changed("03.yaml", text -> text.replace("2025-07-01", "2025-07-41")), "validFrom");
    refused(changed("04.yaml", text -> text.replace("needs-confirmation", "sure")), "confidence");
    refused(changed("05.yaml", text -> text.replace("\"05\"", "\"55\"")), "01 to 07");
    refused(changed("letterhead.yaml", text -> ""), "letterhead.yaml");
    refused(changed("06.yaml", text -> "a: [b"), "06.yaml");
    refused(changed("08.yaml", text -> shipped().getOrDefault("07.yaml", "")), "version twice");
  }

  private static void refused(Map<String, String> texts, String named) {
    assertThatThrownBy(() -> new ReadFormTemplates().read(texts))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining(named);
  }

  @Test
  void aNewVersionIsUsedFromItsFirstDayAndHasAHashOfItsOwn(@TempDir Path folder)
      throws IOException {
    for (Map.Entry<String, String> file : shipped().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(
        folder.resolve("01-2027.yaml"),
        shipped()
            .getOrDefault("01.yaml", "")
            .replace("2025.2", "2027.1")
            .replace("2025-07-01", "2027-01-01")
            .replace("Địa chỉ", "Nơi cư trú"));
    FormTemplates templates = new FormTemplates("file:" + folder + "/", new RenderPdf());
    FormTemplate old = templates.on(OfficialForm.RECEIPT, LocalDate.of(2026, 12, 31));
    FormTemplate fresh = templates.on(OfficialForm.RECEIPT, LocalDate.of(2027, 1, 1));
    assertThat(old.version()).isEqualTo("2025.2");
    assertThat(fresh.version()).isEqualTo("2027.1");
    assertThat(old.hash()).matches("[0-9a-f]{64}").isNotEqualTo(fresh.hash());
    assertThat(new FormTemplates("file:" + folder + "/", new RenderPdf()).list())
        .isEqualTo(templates.list());
    assertThatThrownBy(() -> templates.on(OfficialForm.STOP, LocalDate.of(2025, 6, 30)))
        .hasMessageContaining("05");
  }
}

package org.caunoi.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlEditTest {

  private static final String TEXT =
      """
      # đầu tệp 😀
      name: { vi: "Tên 😀", en: "Name" }
      terms:
        - amount: 5
          source: "k" # ghi chú
          confidence: needs-confirmation
        - { amount: 3, source: seen-there, confidence: seen }
      """;

  @Test
  void onlyTheNamedValuesChange() {
    String changed =
        YamlEdit.replace(
            TEXT, Map.of("terms/0/source", "QĐ \"1\" \\ 2", "terms/0/confidence", "seen"));
    assertThat(changed)
        .isEqualTo(
            TEXT.replace("\"k\"", "\"QĐ \\\"1\\\" \\\\ 2\"").replace("needs-confirmation", "seen"));
    assertThat(YamlEdit.scalar(changed, "terms/0/source")).contains("QĐ \"1\" \\ 2");
  }

  @Test
  void placesThatAreNotThereAreNobody() {
    assertThat(YamlEdit.scalar(TEXT, "terms/1/source")).contains("seen-there");
    assertThat(YamlEdit.scalar(TEXT, "terms/2/source")).isEmpty();
    assertThat(YamlEdit.scalar(TEXT, "terms/x")).isEmpty();
    assertThat(YamlEdit.scalar(TEXT, "name")).isEmpty();
    assertThat(YamlEdit.scalar("a: [", "a")).isEmpty();
    assertThat(YamlEdit.replace(TEXT, Map.of("nobody/0", "x"))).isEqualTo(TEXT);
  }
}

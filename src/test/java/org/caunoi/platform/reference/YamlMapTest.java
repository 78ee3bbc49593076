package org.caunoi.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Values of data files, good and wrong. */
class YamlMapTest {

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            problems(
                """
                text: "một"
                number: 7
                yes: true
                day: 2025-07-01
                time: "15:00"
                colour: RED
                words: ["a", "b"]
                colours: [RED, GREEN]
                map: { inner: "x" }
                list:
                  - { inner: "y" }
                nothing:
                """,
                map -> {
                  assertThat(map.text("text")).isEqualTo("một");
                  assertThat(map.integer("number", 1, 9)).isEqualTo(7);
                  assertThat(map.bool("yes")).isTrue();
                  assertThat(map.date("day")).isEqualTo(LocalDate.of(2025, 7, 1));
                  assertThat(map.optionalTime("time")).contains(LocalTime.of(15, 0));
                  assertThat(map.oneOf("colour", Colour.class, Colour::name)).isEqualTo(Colour.RED);
                  assertThat(map.texts("words")).containsExactly("a", "b");
                  assertThat(map.listOf("colours", Colour.class, Colour::name))
                      .containsExactly(Colour.RED, Colour.GREEN);
                  assertThat(map.map("map").orElseThrow().text("inner")).isEqualTo("x");
                  assertThat(map.list("list").getFirst().text("inner")).isEqualTo("y");
                  assertThat(map.has("nothing")).isFalse();
                  assertThat(map.optionalText("nothing")).isEmpty();
                  assertThat(map.optionalScalar("number")).contains("7");
                  map.refuseUnknown();
                }))
        .isEmpty();
  }

  @Test
  void tellsTheLineOfTheKeyAndGoesOnReading() {
    assertThat(
            problems(
                """
                text: [1]
                number: "7"
                yes: perhaps
                day: tomorrow
                colour: BLUE
                words:
                  - "a"
                  - { b: 1 }
                list:
                  - inner: "x"
                    other: "y"
                  - "z"
                """,
                map -> {
                  map.text("text");
                  map.integer("number", 1, 9);
                  map.bool("yes");
                  map.date("day");
                  map.oneOf("colour", Colour.class, Colour::name);
                  map.texts("words");
                  map.list("list")
                      .forEach(
                          item -> {
                            item.text("inner");
                            item.refuseUnknown();
                          });
                  map.text("absent");
                }))
        .containsExactly(
            "f.yaml:1: text: must be a single value",
            "f.yaml:1: text: is missing",
            "f.yaml:2: number: must be a whole number",
            "f.yaml:3: yes: must be true or false",
            "f.yaml:4: day: is not a date like 2025-07-01: tomorrow",
            "f.yaml:5: colour: must be one of RED, GREEN, not BLUE",
            "f.yaml:8: words[1]: must be text",
            "f.yaml:12: list[1]: must be a map of keys and values",
            "f.yaml:11: list[0].other: is not a known field; known are inner",
            "f.yaml:1: absent: is missing");
  }

  @Test
  void wordsThatYamlTakesForSomethingElseMustStandInQuotes() {
    assertThat(problems("a: no\nb: 12\nc: 1.5\n", map -> List.of("a", "b", "c").forEach(map::text)))
        .containsExactly(
            "f.yaml:1: a: must be text; put it in quotes",
            "f.yaml:2: b: must be text; put it in quotes",
            "f.yaml:3: c: must be text; put it in quotes");
  }

  @Test
  void buildsNoObjectsAndFollowsNoBombs() {
    assertThat(problems("a: !!javax.script.ScriptEngineManager [x]\n", map -> map.text("a")))
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith("f.yaml:1: is not YAML: Global tag"));
    assertThat(problems("a: &a [x]\nb: [*a, *a]\n", map -> map.keys()))
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith("f.yaml:1: is not YAML"));
    assertThat(problems("a: " + "[".repeat(500) + "]".repeat(500), map -> map.keys()))
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith("f.yaml:1: is not YAML"));
  }

  private static List<String> problems(String text, Consumer<YamlMap> reading) {
    ReferenceProblems problems = new ReferenceProblems();
    YamlFile.map("f.yaml", text, problems).ifPresent(reading);
    return problems.list().stream().map(ReferenceProblem::toString).toList();
  }
}

package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** Reads the guidance file, and mistakes wherever they stand. */
final class GuidanceReader {

  static final String FILE = "reference/guidance.yaml";

  private GuidanceReader() {}

  /**
   * @throws org.caunoi.platform.reference.ReferenceDataRefused if the file is wrong
   */
  static Guidance read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    Map<String, PaperGuide> papers = new HashMap<>();
    Map<Guidance.Way, List<LocalizedText>> steps = new EnumMap<>(Guidance.Way.class);
    YamlFile.map(FILE, text, problems)
        .ifPresent(
            file -> {
              file.list("papers").forEach(item -> paper(item, papers));
              file.map("byOneself").ifPresent(map -> steps(map, steps));
              file.refuseUnknown();
            });
    problems.throwIfAny();
    return new Guidance(papers, steps);
  }

  /** What often goes wrong, each with its confidence; absent is none. */
  static List<Mistake> mistakes(YamlMap map) {
    List<Mistake> mistakes = new ArrayList<>();
    for (YamlMap item : map.list("mistakes")) {
      mistakes.add(
          new Mistake(
              new LocalizedText(item.text("vi"), item.text("en")),
              ReferenceTexts.confidence(item)));
      item.refuseUnknown();
    }
    return List.copyOf(mistakes);
  }

  private static void paper(YamlMap item, Map<String, PaperGuide> papers) {
    PaperGuide guide =
        new PaperGuide(
            item.text("key", ReferenceTexts.WORD, "a key like birth-notice"),
            ReferenceTexts.localized(item, "name"),
            ReferenceTexts.localized(item, "about"),
            mistakes(item),
            ReferenceTexts.confidence(item));
    List<String> components = item.texts("components");
    if (components.isEmpty()) {
      item.problem("components", "is missing");
    }
    for (String component : components) {
      PaperGuide other = papers.putIfAbsent(component, guide);
      if (other != null) {
        item.problem("components", component + " has the guide " + other.key() + " already");
      }
    }
    item.refuseUnknown();
  }

  private static void steps(YamlMap map, Map<Guidance.Way, List<LocalizedText>> steps) {
    for (Guidance.Way way : Guidance.Way.values()) {
      List<LocalizedText> texts =
          map.list(way.key()).stream().map(ReferenceTexts::localized).toList();
      if (texts.isEmpty()) {
        map.problem(way.key(), "is missing");
      }
      steps.put(way, texts);
    }
    map.refuseUnknown();
  }
}

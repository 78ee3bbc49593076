package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caunoi.platform.reference.YamlMap;

/** The small shapes that occur all over the data files. */
final class ReferenceTexts {

  /** Keys of questions, fields and papers. */
  static final String KEY = "[a-z][a-zA-Z0-9]*";

  /** Keys of topics and sections. */
  static final String WORD = "[a-z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*";

  private static final LocalizedText NONE = new LocalizedText("", "");

  private ReferenceTexts() {}

  static LocalizedText localized(YamlMap map, String key) {
    return map.map(key).map(ReferenceTexts::localized).orElse(NONE);
  }

  static LocalizedText localized(YamlMap map) {
    LocalizedText text = new LocalizedText(map.text("vi"), map.text("en"));
    map.refuseUnknown();
    return text;
  }

  static Confidence confidence(YamlMap map) {
    return map.oneOf("confidence", Confidence.class, Confidence::key);
  }

  /** Options of a choice, at least two with different values. */
  static List<Choice> options(YamlMap map) {
    List<Choice> options = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlMap item : map.list("options")) {
      String value = item.text("value", "[A-Za-z0-9][A-Za-z0-9._-]{0,39}", "an option value");
      options.add(new Choice(value, new LocalizedText(item.text("vi"), item.text("en"))));
      item.refuseUnknown();
      if (!seen.add(value)) {
        item.problem("value", "is given twice: " + value);
      }
    }
    return List.copyOf(options);
  }

  /** Options where the type has some, none elsewhere. */
  static List<Choice> optionsIf(boolean choice, YamlMap map) {
    List<Choice> options = options(map);
    if (choice && options.size() < 2) {
      map.problem("options", "must offer at least two");
    }
    if (!choice && !options.isEmpty()) {
      map.problem("options", "only belong to a choice");
    }
    return options;
  }
}

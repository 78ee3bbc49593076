package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.caunoi.platform.reference.YamlMap;

/** Reads the fixtures of one procedure: what a case does not say it takes from the base. */
final class FixturesReader {

  private static final List<String> SHARED =
      List.of("channel", "answers", "form", "papers", "fee", "term", "authority");

  private final YamlMap base;
  private final List<YamlMap> cases;

  FixturesReader(String code, YamlMap file) {
    if (!file.text("code", ProcedureReader.CODE, "a procedure code like 2.000635").equals(code)) {
      file.problem("code", "must be the name of the file, " + code);
    }
    base = file.map("base").orElse(file);
    SHARED.forEach(base::has);
    cases = file.list("cases");
    file.refuseUnknown();
  }

  /** Hands over each fixture with the place it stands at. */
  void forEach(BiConsumer<Fixture, YamlMap> each) {
    Set<String> names = new HashSet<>();
    List<Fixture> fixtures = new ArrayList<>();
    for (YamlMap item : cases) {
      Fixture fixture = fixture(item);
      item.refuseUnknown();
      if (!names.add(fixture.name())) {
        item.problem("name", "is given twice: " + fixture.name());
      }
      fixtures.add(fixture);
    }
    base.refuseUnknown();
    for (int i = 0; i < fixtures.size(); i++) {
      each.accept(fixtures.get(i), cases.get(i));
    }
  }

  private Fixture fixture(YamlMap item) {
    YamlMap channel = item.has("channel") ? item : base;
    return new Fixture(
        item.text("name"),
        merged(item, "answers"),
        channel.oneOf("channel", SubmissionChannel.class, SubmissionChannel::key),
        merged(item, "form"),
        (item.has("papers") ? item : base).texts("papers"),
        scalar(item, "fee"),
        scalar(item, "term"),
        scalar(item, "authority"),
        item.texts("errors"),
        item.texts("shows"),
        item.texts("hides"));
  }

  private String scalar(YamlMap item, String key) {
    return item.optionalScalar(key)
        .or(() -> base.optionalScalar(key))
        .orElseGet(
            () -> {
              item.problem(key, "is missing here and in the base");
              return "";
            });
  }

  private Map<String, String> merged(YamlMap item, String key) {
    Map<String, String> values = new LinkedHashMap<>();
    for (YamlMap from : List.of(base, item)) {
      from.optionalMap(key)
          .ifPresent(
              map ->
                  map.keys()
                      .forEach(name -> values.put(name, map.optionalScalar(name).orElse(""))));
    }
    return values;
  }
}

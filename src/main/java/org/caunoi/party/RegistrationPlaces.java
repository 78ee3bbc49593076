package org.caunoi.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;
import org.springframework.core.io.ClassPathResource;

/** Where births are registered, by the first three digits of the identity number. */
public final class RegistrationPlaces {

  static final String FILE = "reference/party/registration-places.yaml";

  private static final class Shipped {
    private static final RegistrationPlaces PLACES = read(content());
  }

  private final Map<String, String> names;
  private final int foreignFrom;

  private RegistrationPlaces(Map<String, String> names, int foreignFrom) {
    this.names = Map.copyOf(names);
    this.foreignFrom = foreignFrom;
  }

  /** The table that comes with the product. */
  public static RegistrationPlaces shipped() {
    return Shipped.PLACES;
  }

  /** Whether the code stands for a province or can stand for a country. */
  public boolean knows(String code) {
    return names.containsKey(code) || isForeign(code);
  }

  /** Whether the number says that the birth was registered abroad. */
  public boolean isForeign(String code) {
    return Integer.parseInt(code) >= foreignFrom;
  }

  /** Whether the text is the name of a province. */
  boolean isName(String text) {
    return names.containsValue(text);
  }

  /** Name of the province as it was when the number scheme began. */
  public Optional<String> nameOf(String code) {
    return Optional.ofNullable(names.get(code));
  }

  static RegistrationPlaces read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    Optional<YamlMap> file = YamlFile.map(FILE, text, problems);
    Map<String, String> names = new HashMap<>();
    int foreignFrom = file.map(map -> (int) map.integer("foreignFrom", 97, 999)).orElse(999);
    file.ifPresent(
        map -> {
          map.text("source");
          map.list("places").forEach(place -> add(place, foreignFrom, names));
          if (names.isEmpty()) {
            map.problem("places", "is missing");
          }
          map.refuseUnknown();
        });
    problems.throwIfAny();
    return new RegistrationPlaces(names, foreignFrom);
  }

  private static void add(YamlMap place, int foreignFrom, Map<String, String> names) {
    String code = place.text("code", "\\d{3}", "three digits");
    String name = place.text("name");
    place.text("confidence", "seen|needs-confirmation", "a known confidence");
    place.refuseUnknown();
    if (code.matches("\\d{3}") && Integer.parseInt(code) >= foreignFrom) {
      place.problem("code", "is a country, not a province");
    }
    if (names.put(code, name) != null) {
      place.problem("code", "is given twice");
    }
  }

  static String content() {
    try {
      return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}

package org.caunoi.dossier.retention;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The classes as read from {@code reference/retention.yaml} at the start; a mistake in it refuses
 * the start. Another city brings its own file below {@code caunoi.reference.retention}.
 */
@Component
public class RetentionClasses {

  static final String FILE = "reference/retention.yaml";

  private final List<RetentionClass> classes;

  @Autowired
  RetentionClasses(@Value("${caunoi.reference.retention:classpath:}") String location) {
    this(read(ReferenceFile.text(location, FILE)));
  }

  RetentionClasses(List<RetentionClass> classes) {
    this.classes = List.copyOf(classes);
  }

  public List<RetentionClass> list() {
    return classes;
  }

  static List<RetentionClass> read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    List<RetentionClass> classes = new ArrayList<>();
    YamlFile.map(FILE, text, problems)
        .ifPresent(
            file -> {
              file.list("classes").forEach(one -> one(one).ifPresent(classes::add));
              file.refuseUnknown();
            });
    for (FileKind kind : FileKind.values()) {
      if (classes.stream().filter(one -> one.kind() == kind).count() != 1) {
        problems.add(FILE, 1, kind.key(), "must have one class");
      }
    }
    problems.throwIfAny();
    return classes;
  }

  private static Optional<RetentionClass> one(YamlMap map) {
    Optional<YamlMap> name = map.map("name");
    String kind = map.text("kind", "attachment|result|form", "a known kind of file");
    String keep = map.text("keep", "P[1-9]\\d{0,2}[YMD]", "a period such as P10Y");
    String source = map.text("source");
    boolean seen =
        map.text("confidence", "seen|needs-confirmation", "a known confidence").equals("seen");
    String vi = name.map(n -> n.text("vi")).orElse("");
    String en = name.map(n -> n.text("en")).orElse("");
    map.refuseUnknown();
    Optional<FileKind> known =
        Arrays.stream(FileKind.values()).filter(one -> one.key().equals(kind)).findFirst();
    try {
      Period period = Period.parse(keep);
      return known.map(one -> new RetentionClass(one, vi, en, period, source, seen));
    } catch (DateTimeParseException toldAlready) {
      return Optional.empty();
    }
  }
}

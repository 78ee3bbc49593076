package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.dossier.PaperTrail.Counted;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.springframework.stereotype.Component;

/**
 * The papers a receipt confirms: files that came in, and what was counted into an envelope before
 * the citizen. Of a paper nobody gave, it says so.
 */
@Component
final class GivenPapers {

  private final PaperTrail trail;
  private final FormWords words;

  GivenPapers(PaperTrail trail, FormWords words) {
    this.trail = trail;
    this.words = words;
  }

  /** One line for the form, each paper of the case, and each paper that was given besides. */
  List<Map<String, String>> lines(DossierFile file, Instant until) {
    List<Counted> counted = trail.counted(file.dossier().code(), until);
    Map<String, String> names = new LinkedHashMap<>();
    file.checklist().components().forEach(one -> names.put(one.key(), one.name().vi()));
    counted.forEach(one -> names.putIfAbsent(one.component(), one.name()));
    List<Map<String, String>> lines = new ArrayList<>();
    lines.add(Map.of("no", "1", "component", words.of("theForm"), "electronic", "1"));
    names.forEach(
        (component, name) -> {
          Map<String, String> line = new HashMap<>();
          line.put("no", String.valueOf(lines.size() + 1));
          line.put("component", name);
          counted.stream()
              .filter(one -> one.component().equals(component))
              .forEach(one -> line.put(column(one.kind()), String.valueOf(one.copies())));
          long files =
              file.attachments().stream()
                  .filter(one -> one.component().equals(component) && !one.at().isAfter(until))
                  .count();
          if (files > 0) {
            line.put("electronic", String.valueOf(files));
          }
          lines.add(line);
        });
    return lines;
  }

  /** How many sets came in, on paper and as files, beside what the law asks for. */
  String sets(DossierFile file, Instant until) {
    List<Counted> counted = trail.counted(file.dossier().code(), until);
    int paper =
        counted.isEmpty()
            ? 0
            : counted.stream()
                .collect(Collectors.groupingBy(Counted::component))
                .entrySet()
                .stream()
                .mapToInt(one -> copies(one.getValue()) / each(file, one.getKey()))
                .map(sets -> Math.max(1, sets))
                .min()
                .orElse(0);
    boolean files = file.attachments().stream().anyMatch(one -> !one.at().isAfter(until));
    String given =
        paper == 0
            ? words.of("sets.electronic", 1)
            : files ? words.of("sets.both", paper, 1) : words.of("sets.paper", paper);
    Integer asked = file.procedure().sets();
    return asked == null ? given : words.of("sets.asked", given, asked);
  }

  private static int copies(List<Counted> of) {
    return of.stream().mapToInt(Counted::copies).sum();
  }

  private static int each(DossierFile file, String component) {
    return file.procedure().components().stream()
        .filter(one -> one.key().equals(component))
        .mapToInt(one -> Math.max(1, one.count()))
        .findFirst()
        .orElse(1);
  }

  /** How many of a paper are asked for, in the column of its kind. */
  static Map<String, String> wanted(DossierFile file, DossierComponent component) {
    boolean attached =
        file.attachments().stream().anyMatch(one -> one.component().equals(component.key()));
    return Map.of(
        attached ? "electronic" : column(component.copyKind()), String.valueOf(component.count()));
  }

  private static String column(CopyKind kind) {
    return switch (kind) {
      case ORIGINAL -> "originals";
      case CERTIFIED_COPY -> "certified";
      case PHOTOCOPY -> "photocopies";
      case ELECTRONIC -> "electronic";
    };
  }
}

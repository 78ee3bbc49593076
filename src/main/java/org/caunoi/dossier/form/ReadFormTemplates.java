package org.caunoi.dossier.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caunoi.dossier.form.FormTemplate.Letterhead;
import org.caunoi.dossier.form.FormTemplate.Part;
import org.caunoi.dossier.form.FormTemplate.Signature;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** Reads the words of the forms; any mistake refuses them all, each named by file and line. */
final class ReadFormTemplates {

  static final String LETTERHEAD = "letterhead.yaml";

  private static final Letterhead NO_LETTERHEAD = new Letterhead("", "", "", "", "", "");

  private final ReferenceProblems problems = new ReferenceProblems();

  /**
   * @param texts content by file name
   */
  List<FormTemplate> read(Map<String, String> texts) {
    Letterhead letterhead =
        YamlFile.map(LETTERHEAD, texts.getOrDefault(LETTERHEAD, ""), problems)
            .map(ReadFormTemplates::letterhead)
            .orElse(NO_LETTERHEAD);
    List<FormTemplate> templates = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          if (!file.equals(LETTERHEAD)) {
            YamlFile.map(file, text, problems)
                .flatMap(map -> template(map, letterhead))
                .ifPresent(templates::add);
          }
        });
    for (OfficialForm form : OfficialForm.values()) {
      List<FormTemplate> own = templates.stream().filter(t -> t.form() == form).toList();
      if (own.isEmpty()) {
        problems.add(LETTERHEAD, 1, form.number(), "has no file");
      }
      if (own.stream().map(FormTemplate::version).distinct().count() < own.size()) {
        problems.add(LETTERHEAD, 1, form.number(), "has the same version twice");
      }
    }
    problems.throwIfAny();
    return templates;
  }

  private static Letterhead letterhead(YamlMap map) {
    Letterhead read =
        new Letterhead(
            map.text("body"),
            map.text("state"),
            map.text("motto"),
            map.text("place"),
            map.text("none"),
            map.text("unconfirmed"));
    map.refuseUnknown();
    return read;
  }

  private static Optional<FormTemplate> template(YamlMap map, Letterhead letterhead) {
    Optional<OfficialForm> form = OfficialForm.find(map.text("form"));
    if (form.isEmpty()) {
      map.problem("form", "is none of 01 to 07");
      return Optional.empty();
    }
    Set<String> facts = OfficialForm.FACTS;
    FormTemplate template =
        new FormTemplate(
            form.get(),
            map.text("version", "[0-9A-Za-z.-]{1,20}", "a version of letters, digits and points"),
            map.date("validFrom"),
            map.optionalDate("validTo").orElse(null),
            map.text("source"),
            map.text("confidence", "seen|needs-confirmation", "a known confidence").equals("seen"),
            map.text("name"),
            map.text("suffix", "[A-ZĐ]{1,10}", "one to ten capital letters"),
            map.bool("landscape"),
            map.optionalText("opening").orElse(null),
            parts(map, "rows", facts),
            map.optionalText("tableTitle").orElse(""),
            parts(map, "columns", form.get().columns()),
            parts(map, "closing", facts),
            map.texts("notes"),
            map.list("signatures").stream().map(ReadFormTemplates::signature).toList(),
            letterhead,
            "");
    map.refuseUnknown();
    return Optional.of(template);
  }

  private static List<Part> parts(YamlMap map, String key, Set<String> known) {
    List<Part> parts = new ArrayList<>();
    for (YamlMap item : map.list(key)) {
      Part part = new Part(item.text("value"), item.text("label"));
      if (!part.value().isEmpty() && !known.contains(part.value())) {
        item.problem("value", "is not known here: " + part.value());
      }
      item.refuseUnknown();
      parts.add(part);
    }
    return parts;
  }

  private static Signature signature(YamlMap item) {
    Signature signature =
        new Signature(item.text("title"), item.text("hint"), item.bool("officer"));
    item.refuseUnknown();
    return signature;
  }
}

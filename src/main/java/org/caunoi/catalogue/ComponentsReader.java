package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caunoi.platform.reference.YamlMap;

/** Reads the papers of a procedure. */
final class ComponentsReader {

  private ComponentsReader() {}

  static List<DossierComponent> components(YamlMap file, ConditionScope scope) {
    List<DossierComponent> components = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlMap item : file.list("components")) {
      DossierComponent component =
          new DossierComponent(
              item.text("key", ReferenceTexts.KEY, "a key like mandate"),
              ReferenceTexts.localized(item, "name"),
              item.oneOf("copyKind", CopyKind.class, CopyKind::key),
              (int) item.integer("count", 1, 20),
              item.bool("required"),
              item.bool("upload"),
              scope.readWhen(item),
              item.has("why") ? ReferenceTexts.localized(item, "why") : null);
      item.refuseUnknown();
      if (!seen.add(component.key())) {
        item.problem("key", "is given twice: " + component.key());
      }
      if (component.when() != null && component.why() == null) {
        item.problem("why", "is missing: a paper only some cases need says why");
      }
      components.add(component);
    }
    return List.copyOf(components);
  }
}

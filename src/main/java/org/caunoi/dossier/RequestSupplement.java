package org.caunoi.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the citizen, once, for everything that is missing (state 5, form 02); the clock stands
 * still.
 */
@Component
public class RequestSupplement {

  private static final int REASON_LENGTH = 1000;
  private static final int MOST_REASONS = 50;
  private static final String FORM = "form";

  private final Acts acts;
  private final Catalogue catalogue;

  RequestSupplement(Acts acts, Catalogue catalogue) {
    this.acts = acts;
    this.catalogue = catalogue;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code too-many}, {@code
   * component-not-asked-for}, {@code dossier-not-found}, {@code wrong-state}, {@code
   * somebody-was-faster}.
   *
   * @param reasons each thing that is missing with its reason, in words the citizen will read
   */
  @Transactional
  public Dossier request(SignedIn who, String code, @Nullable Integer seen, List<Reason> reasons) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    Dossier before = acts.get(who, code, seen);
    if (reasons.isEmpty()) {
      throw Refused.field("/reasons", "reason-needed");
    }
    if (reasons.size() > MOST_REASONS) {
      throw Refused.field("/reasons", "too-many", MOST_REASONS);
    }
    Map<String, String> names = names(before);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      lines.add(line("/reasons/" + i, reasons.get(i), names));
    }
    List<String> components = reasons.stream().map(Reason::component).distinct().toList();
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(
            ActKind.SUPPLEMENT_REQUESTED,
            String.join("\n", lines),
            Map.of("components", components)),
        null,
        Dossier::requestSupplement);
  }

  private Map<String, String> names(Dossier dossier) {
    Map<String, String> names = new HashMap<>();
    names.put(FORM, "");
    catalogue
        .get(dossier.filing().procedureVersion())
        .components()
        .forEach(component -> names.put(component.key(), component.name().vi() + ": "));
    return names;
  }

  private static String line(String pointer, Reason reason, Map<String, String> names) {
    String name = names.get(reason.component());
    if (name == null) {
      throw Refused.field(pointer + "/component", "component-not-asked-for");
    }
    String text = Note.bounded(pointer + "/text", reason.text(), REASON_LENGTH);
    if (text == null) {
      throw Refused.field(pointer + "/text", "reason-needed");
    }
    return "• " + name + text;
  }

  /**
   * One thing that is missing or unclear.
   *
   * @param component key of the component, or {@code form} for the form itself
   */
  public record Reason(String component, String text) {}
}

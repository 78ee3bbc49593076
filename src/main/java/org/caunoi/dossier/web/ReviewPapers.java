package org.caunoi.dossier.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.AskedPapers;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.form.IssuedForm;
import org.caunoi.dossier.form.OfficialForm;
import org.caunoi.dossier.form.ReadForms;
import org.caunoi.dossier.web.ReviewView.AskedLine;
import org.caunoi.dossier.web.ReviewView.FormLine;
import org.caunoi.dossier.web.ReviewView.MarkLine;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reviewer has marked, and the papers a dossier has left so far. */
@Component
final class ReviewPapers {

  private final MarkComponent marking;
  private final AskedPapers asked;
  private final ReadForms forms;

  ReviewPapers(MarkComponent marking, AskedPapers asked, ReadForms forms) {
    this.marking = marking;
    this.asked = asked;
    this.forms = forms;
  }

  /** The form and every paper of the case, with what was typed just now or marked before. */
  List<MarkLine> marks(
      SignedIn who,
      Dossier dossier,
      List<DossierComponent> components,
      Map<String, String> typed,
      Texts t) {
    if (!who.may(Permission.REQUEST_SUPPLEMENT) || !who.may(Permission.READ_DOCUMENTS)) {
      return List.of();
    }
    Map<String, Mark> known = new HashMap<>();
    marking.list(who, dossier.code()).forEach(mark -> known.put(mark.component(), mark));
    List<MarkLine> lines = new ArrayList<>();
    lines.add(
        line(MarkComponent.FORM, t.get("review.theForm"), known.remove(MarkComponent.FORM), typed));
    for (DossierComponent component : components) {
      String name = component.name().in(t.locale());
      lines.add(
          line(
              component.key(),
              component.upload() ? name : t.get("review.onPaper", name),
              known.remove(component.key()),
              typed));
    }
    known.values().stream()
        .filter(mark -> !mark.complete())
        .forEach(mark -> lines.add(line(mark.component(), mark.component(), mark, typed)));
    return lines;
  }

  /** Which marks the page shows; a later one of a colleague is not written over. */
  long seen(SignedIn who, Dossier dossier) {
    return who.may(Permission.READ_DOCUMENTS)
        ? SeenMarks.number(marking.list(who, dossier.code()))
        : 0;
  }

  private static MarkLine line(
      String key, String label, @Nullable Mark mark, Map<String, String> typed) {
    String before = mark == null ? "" : mark.complete() ? "ok" : "no";
    String reason = mark == null || mark.reason() == null ? "" : mark.reason();
    return new MarkLine(
        key,
        label,
        typed.getOrDefault("mark-" + key, before),
        typed.getOrDefault("reason-" + key, reason));
  }

  /** A file field for each paper that was asked for, and then for the others of the case. */
  List<AskedLine> asks(DossierFile file, Texts t) {
    Map<String, Mark> missing = new HashMap<>();
    asked.missing(file.dossier()).forEach(mark -> missing.put(mark.component(), mark));
    List<AskedLine> lines = new ArrayList<>();
    List<AskedLine> others = new ArrayList<>();
    for (DossierComponent component : file.procedure().components()) {
      Mark mark = missing.get(component.key());
      String label = component.name().in(t.locale());
      if (mark != null) {
        lines.add(new AskedLine(component.key(), label, mark.reason(), true));
      } else if (component.upload() && file.checklist().components().contains(component)) {
        others.add(new AskedLine(component.key(), label, null, false));
      }
    }
    lines.addAll(others);
    return lines;
  }

  List<FormLine> forms(SignedIn who, Dossier dossier, Texts t) {
    if (!who.may(Permission.READ_DOCUMENTS)) {
      return List.of();
    }
    List<FormLine> lines = new ArrayList<>();
    for (IssuedForm form : forms.list(who, dossier.code())) {
      boolean mayCorrect =
          who.may(Permission.MAKE_PAPERS)
              && form.replacedBy() == null
              && form.form() != OfficialForm.CONTROL_SLIP;
      lines.add(
          new FormLine(
              form.id().toString(),
              "/dossiers/" + dossier.code() + "/forms/" + form.id(),
              t.get("form.name." + form.form().number()),
              form.number(),
              VietnamTime.moment(form.at()) + ", " + form.byName(),
              form.replacedBy() == null ? null : t.get("review.replaced", form.replacedBy()),
              mayCorrect,
              form.form() != OfficialForm.RECEIPT));
    }
    return lines.reversed();
  }
}

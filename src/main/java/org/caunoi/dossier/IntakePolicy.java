package org.caunoi.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.FileDossier.Request;
import org.caunoi.shared.Refused.FieldError;

/**
 * What a filing must bring. A dossier from the counter must be complete, unless its papers go by
 * hand; a partner system may send its documents right after filing, intake then judges what has
 * come.
 */
final class IntakePolicy {

  private IntakePolicy() {}

  static List<FieldError> refusals(Checklist checklist, Request request) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, DossierComponent> components =
        checklist.components().stream()
            .collect(Collectors.toMap(DossierComponent::key, component -> component));
    for (Attachment attachment : request.attachments()) {
      if (!components.containsKey(attachment.component())) {
        errors.add(
            FieldError.of("/documents/" + attachment.component(), "component-not-asked-for"));
      }
    }
    if (request.sessionId() != null
        && request.portalCode() == null
        && request.channel() == SubmissionChannel.ONLINE) {
      Set<String> brought =
          request.attachments().stream().map(Attachment::component).collect(Collectors.toSet());
      components.values().stream()
          .filter(component -> component.required() && component.upload())
          .filter(component -> !brought.contains(component.key()))
          .forEach(
              missing ->
                  errors.add(FieldError.of("/documents/" + missing.key(), "missing-component")));
    }
    if (!checklist.returnBy().contains(request.returnBy())) {
      errors.add(FieldError.of("/returnBy", "return-way-not-offered"));
    }
    return errors;
  }
}

package org.caunoi.dossier.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.document.Documents;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the papers of a dossier; each reading leaves an access row. */
@Component
public class ReadForms {

  private final ReadDossier reading;
  private final IssuedForms forms;
  private final Documents documents;
  private final AuditLog audit;

  ReadForms(ReadDossier reading, IssuedForms forms, Documents documents, AuditLog audit) {
    this.reading = reading;
    this.forms = forms;
    this.documents = documents;
    this.audit = audit;
  }

  /** The papers of a dossier, the oldest first; refused: {@code dossier-not-found}. */
  @Transactional(readOnly = true)
  public List<IssuedForm> list(SignedIn who, String code) {
    who.require(Permission.READ_DOCUMENTS);
    Dossier dossier = reading.facts(who, code);
    return forms.list(dossier.filing().authority(), dossier.filing().id());
  }

  /** One paper; refused: {@code dossier-not-found}, {@code form-not-found}. */
  @Transactional(readOnly = true)
  public IssuedForm get(SignedIn who, String code, UUID id) {
    return list(who, code).stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("form-not-found"));
  }

  /** The file of a paper, to be closed by the reader. */
  @Transactional
  public Opened open(SignedIn who, String code, UUID id) {
    return opened(who, get(who, code, id), "dossier/" + code);
  }

  /** A closed register of the person's own authority, or of any for people of the whole city. */
  @Transactional
  public Opened openRegister(SignedIn who, UUID id) {
    who.require(Permission.READ_REGISTER);
    who.require(Permission.READ_DOCUMENTS);
    IssuedForm form =
        forms
            .find(id)
            .filter(one -> one.dossierId() == null)
            .filter(
                one -> who.authority() == null || Objects.equals(who.authority(), one.authority()))
            .orElseThrow(() -> Refused.notFound("form-not-found"));
    return opened(who, form, "register/" + form.number());
  }

  private Opened opened(SignedIn who, IssuedForm form, String subject) {
    audit.write(
        form.authority(),
        who.actor(),
        "form-read",
        subject,
        "review",
        Map.of("number", form.number()));
    return new Opened(documents.get(form.documentId()), documents.open(form.documentId()));
  }
}

package org.caunoi.dossier.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Accounts;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.dossier.form.IssueForm.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leaves behind the paper that the law wants of an act, in the act's own transaction. */
@Component
class PapersOfActs {

  private final IssueForm issuing;
  private final ReadDossier reading;
  private final FormFacts facts;
  private final GivenPapers given;
  private final MoneyAndPapers back;
  private final Accounts accounts;
  private final FormWords words;

  PapersOfActs(
      IssueForm issuing,
      ReadDossier reading,
      FormFacts facts,
      GivenPapers given,
      MoneyAndPapers back,
      Accounts accounts,
      FormWords words) {
    this.issuing = issuing;
    this.reading = reading;
    this.facts = facts;
    this.given = given;
    this.back = back;
    this.accounts = accounts;
    this.words = words;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    OfficialForm form = formOf(act.kind());
    if (form != null) {
      issuing.issue(
          content(form, act.after(), act.after().version(), null, null, null),
          act.actor(),
          act.byName());
    }
  }

  /**
   * @param said other words than those of the act
   * @param corrects the paper it replaces, with the reason
   */
  public Content content(
      OfficialForm form,
      Dossier dossier,
      int actNo,
      @Nullable String said,
      @Nullable IssuedForm corrects,
      @Nullable String reason) {
    DossierFile file = reading.forPapers(dossier);
    PastAct act = FormFacts.act(file, actNo);
    Map<String, String> values = new HashMap<>(facts.values(file, actNo, said));
    switch (form) {
      case RECEIPT -> values.put("setsGiven", given.sets(file, act.at()));
      case SUPPLEMENT_REQUEST -> phone(dossier, actNo, values);
      case STOP -> values.putAll(back.of(file, act, values.getOrDefault("unit", "")));
      case REFUSAL, APOLOGY, CONTROL_SLIP, REGISTER -> {}
    }
    List<Map<String, String>> lines =
        switch (form) {
          case RECEIPT -> given.lines(file, act.at());
          case SUPPLEMENT_REQUEST ->
              FormFacts.reasons(file, values.get("words"), words.of("theForm"));
          case REFUSAL, APOLOGY, STOP, CONTROL_SLIP, REGISTER -> List.of();
        };
    return new Content(
        form,
        dossier.filing().authority(),
        dossier.unit(),
        dossier.code(),
        dossier.filing().id(),
        actNo,
        values,
        lines,
        corrects,
        reason);
  }

  private void phone(Dossier dossier, int actNo, Map<String, String> values) {
    facts
        .actor(dossier, actNo)
        .flatMap(accounts::workPhone)
        .ifPresent(phone -> values.put("officerPhone", phone));
  }

  private static @Nullable OfficialForm formOf(ActKind kind) {
    return switch (kind) {
      case ACCEPTED -> OfficialForm.RECEIPT;
      case SUPPLEMENT_REQUESTED -> OfficialForm.SUPPLEMENT_REQUEST;
      case REFUSED -> OfficialForm.REFUSAL;
      case EXTENDED -> OfficialForm.APOLOGY;
      case STOPPED -> OfficialForm.STOP;
      case FILED,
          SUPPLEMENTED,
          ASSIGNED,
          HANDED_OVER,
          APPROVED,
          ISSUED,
          REISSUED,
          WITHDRAWAL_REQUESTED,
          WITHDRAWAL_DECLINED,
          WITHDRAWAL_TAKEN_BACK,
          DOCUMENT_ATTACHED,
          RETURNED,
          PROMISE_MOVED,
          PROMISE_CHECKED,
          PAYMENT_REQUESTED,
          PAYMENT_CONFIRMED,
          PAYMENT_WITHDRAWN,
          APPROVAL_TAKEN_BACK,
          CLOCK_PAUSED,
          CLOCK_RESUMED ->
          null;
    };
  }
}

package org.caunoi.assistance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.CheckForm;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.OnlineLevel;
import org.caunoi.catalogue.PrepareChecklist;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.CodeWay;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Dissolutions;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Communes;
import org.caunoi.network.Points;
import org.caunoi.party.PhoneNumber;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.stereotype.Component;

/** What the catalogue and the network say about the case of a session. */
@Component
class Cases {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Catalogue catalogue;
  private final PrepareChecklist checklists;
  private final CheckForm forms;
  private final Authorities authorities;
  private final Communes communes;
  private final Points points;
  private final Documents documents;
  private final Dissolutions dissolutions;
  private final CodeWay ways;

  Cases(
      Catalogue catalogue,
      PrepareChecklist checklists,
      CheckForm forms,
      Authorities authorities,
      Communes communes,
      Points points,
      Documents documents,
      Dissolutions dissolutions,
      CodeWay ways) {
    this.catalogue = catalogue;
    this.checklists = checklists;
    this.forms = forms;
    this.authorities = authorities;
    this.communes = communes;
    this.points = points;
    this.documents = documents;
    this.dissolutions = dissolutions;
    this.ways = ways;
  }

  ProcedureVersion procedure(Session session) {
    return catalogue.get(session.requireProcedure());
  }

  Answers answers(Session session) {
    return Answers.ofText(procedure(session), session.work().answers());
  }

  /**
   * Refused with {@code invalid-fields} and pointers {@code /answers/…} while an answer is missing.
   */
  Checklist checklist(Session session) {
    return checklists.checklistFor(procedure(session), answers(session), channel(session));
  }

  /** Papers go by hand where the procedure cannot be done online; else as the session began. */
  SubmissionChannel channel(Session session) {
    return procedure(session).level() == OnlineLevel.IN_PERSON
        ? SubmissionChannel.COUNTER
        : session.opening().channel();
  }

  /** As {@link CheckForm}, wards checked to exist. */
  FormCheck form(Session session, Map<String, String> values) {
    ProcedureVersion procedure = procedure(session);
    Set<String> known =
        procedure.form().fields().stream().map(FormField::key).collect(Collectors.toSet());
    Map<String, String> typed =
        values.entrySet().stream()
            .filter(entry -> known.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    FormCheck check = forms.check(procedure, answers(session), typed, channel(session));
    String commune = check.values().getOrDefault("commune", "");
    if (commune.isEmpty() || communes.find(commune).isPresent()) {
      return check;
    }
    List<FieldError> errors = new ArrayList<>(check.errors());
    if (errors.stream().noneMatch(error -> error.pointer().equals("/form/commune"))) {
      errors.add(FieldError.of("/form/commune", "unknown-commune", commune));
    }
    return new FormCheck(check.visibleFields(), check.values(), errors);
  }

  /** Papers that must be attached and are not; what goes by hand is counted when it is sealed. */
  static List<DossierComponent> missing(Checklist checklist, List<SessionDocuments.Row> attached) {
    Set<String> brought =
        attached.stream().map(SessionDocuments.Row::component).collect(Collectors.toSet());
    return checklist.components().stream()
        .filter(component -> checklist.channel() == SubmissionChannel.ONLINE)
        .filter(component -> component.required() && component.upload())
        .filter(component -> !brought.contains(component.key()))
        .toList();
  }

  /** The body that will receive the dossier. */
  Authority recipient(Session session, Checklist checklist, Map<String, String> form) {
    String rule = checklist.authority().key();
    String place =
        rule.equals("any-commune")
            ? points.get(session.opening().pointId()).communeCode()
            : form.get("commune");
    return authorities.get(dissolutions.standing(authorities.forRule(rule, place).code()));
  }

  /**
   * What is still missing or wrong, pointers {@code /form/…}, {@code /documents/…}, {@code
   * /returnBy}.
   */
  List<FieldError> open(
      Session session, Checklist checklist, FormCheck form, List<SessionDocuments.Row> attached) {
    List<FieldError> errors = new ArrayList<>(form.errors());
    missing(checklist, attached)
        .forEach(
            component ->
                errors.add(
                    FieldError.of(
                        "/documents/" + component.key(),
                        "missing-component",
                        component.name().vi())));
    Set<String> asked =
        checklist.components().stream().map(DossierComponent::key).collect(Collectors.toSet());
    attached.stream()
        .map(SessionDocuments.Row::component)
        .filter(key -> !asked.contains(key) && !key.equals(SessionDocuments.SIGNATURE))
        .distinct()
        .forEach(key -> errors.add(FieldError.of("/documents/" + key, "component-not-asked-for")));
    ReturnWay returnBy = returnBy(session, checklist, form);
    if (!checklist.returnBy().contains(returnBy)) {
      errors.add(FieldError.of("/returnBy", "return-way-not-offered"));
    } else if (!ways.fits(returnBy, checklist.returnBy(), contact(form))) {
      errors.add(FieldError.of("/returnBy", "return-way-needs-phone"));
    }
    return errors;
  }

  /** How the result comes home: as was chosen, else the first way that can reach this citizen. */
  private ReturnWay returnBy(Session session, Checklist checklist, FormCheck form) {
    ReturnWay chosen = session.work().returnBy();
    List<ReturnWay> offered = checklist.returnBy();
    return chosen != null
        ? chosen
        : offered.stream()
            .filter(way -> ways.fits(way, offered, contact(form)))
            .findFirst()
            .orElseThrow();
  }

  private static Contact contact(FormCheck form) {
    String phone =
        PhoneNumber.tryParse(form.values().getOrDefault("phone", ""))
            .filter(PhoneNumber::takesMessages)
            .map(PhoneNumber::international)
            .orElse(null);
    return new Contact(phone, form.values().get("email"));
  }

  /**
   * The summary of a complete case. Refused with {@code invalid-fields} and pointers {@code
   * /answers/…}, {@code /form/…}, {@code /documents/…}.
   */
  Summary summary(Session session, Map<String, String> draft, List<SessionDocuments.Row> attached) {
    ProcedureVersion procedure = procedure(session);
    Checklist checklist = checklist(session);
    FormCheck form = form(session, draft);
    List<FieldError> errors = open(session, checklist, form, attached);
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    Authority recipient = recipient(session, checklist, form.values());
    return new Summary(
        procedure.code(),
        procedure.id(),
        procedure.name().vi(),
        checklist.route(),
        checklist.fees().stream()
            .map(
                fee ->
                    new Summary.Fee(fee.amount(), fee.unit().key(), fee.total(), fee.rule().vi()))
            .toList(),
        recipient.code(),
        recipient.name(),
        returnBy(session, checklist, form),
        procedure.form().fields().stream()
            .filter(field -> form.values().containsKey(field.key()))
            .map(field -> line(field, form.values().getOrDefault(field.key(), "")))
            .toList(),
        attached.stream()
            .filter(row -> !row.component().equals(SessionDocuments.SIGNATURE))
            .map(row -> paper(checklist, row))
            .toList());
  }

  private Summary.Paper paper(Checklist checklist, SessionDocuments.Row row) {
    StoredDocument document = documents.get(row.documentId());
    String name =
        checklist.components().stream()
            .filter(component -> component.key().equals(row.component()))
            .findFirst()
            .map(component -> component.name().vi())
            .orElse(row.component());
    return new Summary.Paper(row.component(), name, document.pages(), document.sha256());
  }

  private Summary.Line line(FormField field, String value) {
    return new Summary.Line(field.key(), field.label().vi(), value, shown(field, value));
  }

  private String shown(FormField field, String value) {
    return switch (field.type()) {
      case DATE -> DAY.format(LocalDate.parse(value));
      case WARD -> communes.find(value).map(commune -> commune.fullName()).orElse(value);
      case CHOICE ->
          field.options().stream()
              .filter(option -> option.value().equals(value))
              .findFirst()
              .map(option -> option.label().vi())
              .orElse(value);
      case YES_NO, DECLARATION -> value.equals("true") ? "Có" : "Không";
      case TEXT, LONG_TEXT, FULL_NAME, PERSON_ID, NUMBER, MONEY, PHONE, EMAIL, ADDRESS, YEAR ->
          value;
    };
  }
}

package org.caunoi.dossier.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.Documents;
import org.caunoi.document.MediaKind;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.Attachments.Attached;
import org.caunoi.dossier.CodeWay;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Masks;
import org.caunoi.dossier.PaperTrail.Papers;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.dossier.web.PaperWords.Dated;
import org.caunoi.dossier.web.ReviewView.Paper;
import org.caunoi.dossier.web.ReviewView.PaperFile;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens one dossier and lays it out for the person who looks at it. */
@Component
final class ReviewDossier {

  private final ReadDossier reading;
  private final Documents documents;
  private final Accounts accounts;
  private final PlaceNames places;
  private final PaperWords papers;
  private final ParcelWords parcels;
  private final FormRows rows;
  private final CardLines card;
  private final DueWords due;
  private final ReviewPapers review;
  private final HandLines hands;
  private final CodeWay ways;
  private final Clock clock;

  ReviewDossier(
      ReadDossier reading,
      Documents documents,
      Accounts accounts,
      PlaceNames places,
      PaperWords papers,
      ParcelWords parcels,
      FormRows rows,
      CardLines card,
      DueWords due,
      ReviewPapers review,
      HandLines hands,
      CodeWay ways,
      Clock clock) {
    this.reading = reading;
    this.documents = documents;
    this.accounts = accounts;
    this.places = places;
    this.papers = papers;
    this.parcels = parcels;
    this.rows = rows;
    this.card = card;
    this.due = due;
    this.review = review;
    this.hands = hands;
    this.ways = ways;
    this.clock = clock;
  }

  ReviewView open(
      SignedIn who,
      String code,
      Texts t,
      FieldErrors errors,
      Map<String, String> typed,
      @Nullable String open) {
    DossierFile file = reading.file(who, code, "review");
    Dossier dossier = file.dossier();
    Papers trail = papers.of(code);
    DueWords.Due words =
        due.of(
            dossier.state(),
            dossier.progress().formerState(),
            dossier.filing().filedAt(),
            dossier.progress().appointmentAt(),
            dossier.progress().pausedAt() != null,
            t);
    List<String> acts = PossibleActs.of(who, dossier, isAway(dossier), clock.instant());
    List<DossierComponent> components = file.checklist().components();
    return new ReviewView(
        code,
        dossier.version(),
        file.procedure().name().in(t.locale()),
        t.get("state." + dossier.state().code()),
        StateTones.of(dossier.state()),
        words.text(),
        words.late(),
        file.clear() ? documents(file, t) : List.of(),
        rows.of(file.procedure(), file.checklist(), file.form(), t),
        applicant(file, t),
        card.of(file, t),
        !file.clear(),
        facts(file, t),
        history(file, trail, t),
        papers.now(trail, t),
        parcels.now(code, t),
        who.may(Permission.CARRY_PAPERS) ? parcels.page(code) : "",
        who.may(Permission.TAKE_IN_PAPERS) && dossier.filing().returnBy() == ReturnWay.POST,
        acts,
        review.seen(who, dossier),
        review.marks(who, dossier, components, typed, t),
        file.procedure().legalBasis().stream()
            .map(law -> new Choice(law.text(), law.text()))
            .toList(),
        dossier.progress().supplementRequests() > 0,
        PossibleActs.needsLeader(who, dossier),
        review.forms(who, dossier, t),
        hands.lines(who, dossier, t),
        who.may(Permission.MAKE_PAPERS),
        acts.contains("supplement") ? review.asks(file, t) : List.of(),
        acts.contains("assign") ? people(dossier, t) : List.of(),
        dossier.state() == DossierState.SUPPLEMENT_REQUESTED ? asked(file) : null,
        ways.of(contact(file.party())).phone() != null,
        !ways.byPhone(),
        errors,
        typed,
        open);
  }

  private boolean isAway(Dossier dossier) {
    return dossier.state() == DossierState.DONE
        && dossier.filing().returnBy() == ReturnWay.POST
        && parcels.isAway(dossier.code());
  }

  private List<Paper> documents(DossierFile file, Texts t) {
    List<Paper> papers = new ArrayList<>();
    if (file.result() != null) {
      papers.add(
          new Paper(
              t.get("review.result", file.result().number()),
              List.of(
                  new PaperFile(
                      address(file, "result", 1),
                      VietnamTime.moment(file.result().at()),
                      isPicture(file.result().documentId())))));
    }
    if (file.mandated() != null) {
      papers.add(
          new Paper(
              t.get("review.mandated", Masks.tail(file.mandated().personalId())),
              List.of(
                  new PaperFile(
                      address(file, ReadDossier.COLLECTOR, 1),
                      VietnamTime.moment(file.mandated().at()),
                      isPicture(file.mandated().mandateId())))));
    }
    file.history().stream().flatMap(act -> proof(file, act, t)).forEach(papers::add);
    for (DossierComponent component : file.procedure().components()) {
      List<PaperFile> files =
          file.attachments().stream()
              .filter(one -> one.component().equals(component.key()))
              .sorted(Comparator.comparing(Attached::edition).reversed())
              .map(
                  one ->
                      new PaperFile(
                          address(file, one.component(), one.edition()),
                          t.get("review.edition", one.edition(), VietnamTime.moment(one.at())),
                          isPicture(one.documentId())))
              .toList();
      if (!files.isEmpty()
          || (component.upload() && file.checklist().components().contains(component))) {
        papers.add(new Paper(component.name().in(t.locale()), files));
      }
    }
    return papers;
  }

  /** The signature or paper with which the citizen asked for an act at a counter. */
  private Stream<Paper> proof(DossierFile file, PastAct act, Texts t) {
    UUID proof = act.proof();
    return proof == null
        ? Stream.of()
        : Stream.of(
            new Paper(
                t.get("review.proof"),
                List.of(
                    new PaperFile(
                        address(file, ReadDossier.PROOF, act.no()),
                        VietnamTime.moment(act.at()),
                        isPicture(proof)))));
  }

  private boolean isPicture(UUID document) {
    return documents.get(document).kind() != MediaKind.PDF;
  }

  private static String address(DossierFile file, String component, int edition) {
    return "/dossiers/" + file.dossier().code() + "/documents/" + component + "/" + edition;
  }

  private List<SummaryRow> applicant(DossierFile file, Texts t) {
    Party party = file.party();
    if (!file.clear()) {
      return List.of(
          new SummaryRow(t.get("review.name"), Masks.name(party.fullName())),
          new SummaryRow(t.get("review.personalId"), Masks.tail(party.personalId())));
    }
    List<SummaryRow> lines = new ArrayList<>();
    if (file.card() != null) {
      // Everything else stands beside the card.
      add(lines, t, "review.phone", party.phone());
      add(lines, t, "review.email", party.email());
      return lines;
    }
    lines.add(new SummaryRow(t.get("review.name"), party.fullName()));
    lines.add(new SummaryRow(t.get("review.personalId"), party.personalId()));
    add(
        lines,
        t,
        "review.birthDate",
        party.birthDate() == null ? null : FormRows.date(party.birthDate()));
    add(lines, t, "review.phone", party.phone());
    add(lines, t, "review.email", party.email());
    String address = party.address() == null ? "" : party.address() + ", ";
    add(lines, t, "review.address", address + rows.commune(party.communeCode()));
    return lines;
  }

  private static Contact contact(Party party) {
    return new Contact(party.phone(), party.email());
  }

  private static void add(List<SummaryRow> lines, Texts t, String key, @Nullable String value) {
    if (value != null) {
      lines.add(new SummaryRow(t.get(key), value));
    }
  }

  private List<SummaryRow> facts(DossierFile file, Texts t) {
    Dossier dossier = file.dossier();
    var filing = dossier.filing();
    var progress = dossier.progress();
    List<SummaryRow> lines = new ArrayList<>();
    lines.add(new SummaryRow(t.get("review.filedAt"), VietnamTime.moment(filing.filedAt())));
    add(lines, t, "review.due", progress.appointmentAt() == null ? null : promise(dossier, t));
    add(
        lines,
        t,
        "review.answerBy",
        progress.answerBy() == null ? null : VietnamTime.moment(progress.answerBy()));
    add(lines, t, "review.assignee", progress.assigneeName());
    lines.add(new SummaryRow(t.get("review.returnBy"), t.get("returnBy." + filing.returnBy())));
    lines.add(new SummaryRow(t.get("review.helper"), helper(dossier, t)));
    lines.add(
        new SummaryRow(
            t.get("review.confirmation"), t.get("confirmation." + filing.confirmation())));
    lines.add(
        new SummaryRow(
            t.get("confirmation.strength"),
            t.get("confirmation.strength." + filing.confirmation())));
    if (progress.supplementRequests() > 0) {
      lines.add(
          new SummaryRow(
              t.get("review.supplements"), String.valueOf(progress.supplementRequests())));
    }
    return lines;
  }

  private static String promise(Dossier dossier, Texts t) {
    String moment = VietnamTime.moment(Objects.requireNonNull(dossier.progress().appointmentAt()));
    return dossier.progress().appointmentProvisional()
        ? moment + " (" + t.get("due.provisional") + ")"
        : moment;
  }

  private String helper(Dossier dossier, Texts t) {
    var filing = dossier.filing();
    if (filing.helperId() == null) {
      return t.get("review.noHelper");
    }
    String name = accounts.find(filing.helperId()).map(Account::displayName).orElse("");
    Optional<String> place =
        filing.pointId() == null ? Optional.empty() : places.nameOf(filing.pointId());
    return place.map(point -> name + ", " + point).orElse(name);
  }

  private List<TimelineEntry> history(DossierFile file, Papers trail, Texts t) {
    List<Dated> entries = new ArrayList<>();
    int last = file.history().size();
    for (PastAct act : file.history()) {
      boolean current = act.no() == last && !file.dossier().state().isFinal();
      String title = t.get("act." + act.kind());
      entries.add(
          new Dated(
              act.at(),
              new TimelineEntry(
                  current ? StepState.CURRENT : StepState.DONE,
                  VietnamTime.moment(act.at()),
                  act.assignee() == null
                      ? title
                      : title + ": " + t.get("review.handedTo", act.assignee()),
                  act.note(),
                  by(act))));
    }
    entries.addAll(hands.confirmed(file.dossier(), t));
    entries.addAll(parcels.moves(file.dossier().code(), VietnamTime::moment, t));
    return papers
        .merged(
            entries,
            trail,
            (move, place) ->
                PaperWords.entry(move, VietnamTime.moment(move.at()), move.by() + ", " + place, t))
        .reversed();
  }

  private String by(PastAct act) {
    Optional<String> place =
        act.byPlace() == null ? Optional.empty() : places.nameOf(act.byPlace());
    return place.map(name -> act.byName() + ", " + name).orElse(act.byName());
  }

  private static @Nullable String asked(DossierFile file) {
    return file.history().reversed().stream()
        .filter(act -> act.kind() == ActKind.SUPPLEMENT_REQUESTED)
        .map(PastAct::note)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<Choice> people(Dossier dossier, Texts t) {
    List<Choice> people = new ArrayList<>();
    for (Role role : List.of(Role.SPECIALIST, Role.SIGNER)) {
      for (Account account : accounts.listByRole(dossier.unit(), role)) {
        people.add(
            new Choice(
                account.id().toString(),
                account.displayName() + " (" + t.get("role." + role) + ")"));
      }
    }
    return people;
  }
}

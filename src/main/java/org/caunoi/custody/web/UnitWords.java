package org.caunoi.custody.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.BagTrip;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.LossFile;
import org.caunoi.custody.LossRule;
import org.caunoi.custody.LossRules;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.Remake;
import org.caunoi.custody.UnitFacts;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.custody.model.Destruction;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts envelopes and bags into words, and tells what a person may do with them now. */
@Component
final class UnitWords {

  private static final String ONE_OF_SEVERAL = "/numbers/";

  private final PlaceNames places;
  private final TroubleWords trouble;
  private final LossRules rules;
  private final RemarkWords remarks;
  private final Clock clock;

  UnitWords(
      PlaceNames places, TroubleWords trouble, LossRules rules, RemarkWords remarks, Clock clock) {
    this.rules = rules;
    this.remarks = remarks;
    this.places = places;
    this.trouble = trouble;
    this.clock = clock;
  }

  UnitView.Line line(UnitFacts unit, Texts t) {
    return new UnitView.Line(
        unit.number(),
        spoken(unit.number()),
        state(unit, t),
        tone(unit),
        unit.bag() ? t.get("custody.to", place(unit.destination())) : place(unit.keeperPlace()));
  }

  UnitView view(Opened opened, SignedIn who, String asked, @Nullable String answer, Texts t) {
    UnitFacts unit = opened.facts();
    boolean reads = who.may(Permission.READ_DOSSIERS);
    PaperSet papers = opened.papers();
    return new UnitView(
        unit.number(),
        spoken(unit.number()),
        unit.bag(),
        unit.phase() != Phase.DROPPED,
        state(unit, t),
        tone(unit),
        warning(unit, t),
        rows(opened, reads, t),
        acts(opened, who),
        opened.content().stream().map(inside -> line(inside, t)).toList(),
        opened.manifest().size(),
        papers == null || !reads
            ? List.of()
            : papers.lines().stream().map(line -> paper(line, t)).toList(),
        papers == null || !reads ? null : "/dossiers/" + papers.dossierCode() + "/papers",
        papers == null || !reads ? null : "/custody/slips/" + papers.id(),
        holders(opened, t),
        asked,
        answer,
        opened.lossFile() == null ? null : lost(opened.lossFile(), t),
        opened.destroyable().stream().map(Enum::name).sorted().toList(),
        reads ? signatures(opened) : List.of());
  }

  private UnitView.Lost lost(LossFile file, Texts t) {
    LossRule rule = rules.on(file.declaredAt());
    return new UnitView.Lost(
        file.way() == null ? "" : file.way().name(),
        t.get("custody.compensate.most", Figures.whole(rule.compensationMost(), t.locale())),
        rule.seen() ? null : t.get("custody.loss.unconfirmed"));
  }

  private static List<String> signatures(Opened opened) {
    PaperSet papers = opened.papers();
    List<String> shown = new ArrayList<>();
    if (papers != null && papers.signature() != null) {
      shown.add("/custody/slips/" + papers.id() + "/signature");
    }
    if (opened.signed()) {
      shown.add("/custody/units/" + opened.facts().number() + "/signature");
    }
    return shown;
  }

  /** What was refused of several, and of which. */
  static String several(Refused refused, Texts t) {
    if (refused.errors().isEmpty()) {
      return t.get("error." + refused.code(), refused.args().toArray());
    }
    FieldError error = refused.errors().getFirst();
    String why = t.get("error." + error.code(), error.args().toArray());
    return error.pointer().startsWith(ONE_OF_SEVERAL)
        ? spoken(error.pointer().substring(ONE_OF_SEVERAL.length())) + ": " + why
        : why;
  }

  static String paper(PaperSet.Line line, Texts t) {
    return line.name().in(t.locale())
        + ": "
        + t.get("custody.copies." + line.kind().name(), Integer.toString(line.copies()));
  }

  String holder(Holder holder, Texts t) {
    return t.get("custody.heldBy", holder.name(), place(holder.place()));
  }

  String place(String place) {
    return places.nameOf(place).orElse(place);
  }

  String state(UnitFacts unit, Texts t) {
    if (unit.dispute() != null) {
      return t.get("custody.dispute." + unit.dispute());
    }
    if (unit.loss() == Loss.SUSPECTED) {
      return t.get("custody.loss.SUSPECTED");
    }
    if (unit.toBeDestroyed()) {
      return t.get("custody.destroy.waits");
    }
    return unit.offered() ? t.get("custody.offered") : t.get("custody.phase." + unit.phase());
  }

  private static Tone tone(UnitFacts unit) {
    if (unit.dispute() != null || unit.loss() != Loss.NONE) {
      return Tone.DANGER;
    }
    if (unit.offered() || unit.toBeDestroyed()) {
      return Tone.WAITING;
    }
    return switch (unit.phase()) {
      case DELIVERED, COUNTED -> Tone.SUCCESS;
      case MISSING, LOST -> Tone.DANGER;
      case FILLING, OPENING, UNSEALED -> Tone.INFO;
      case SEALED, IN_BAG, CLOSED, DESTROYED, DROPPED -> Tone.NEUTRAL;
    };
  }

  private @Nullable String warning(UnitFacts unit, Texts t) {
    if (unit.contested() > 0) {
      return t.get("custody.contested");
    }
    if (unit.dispute() != null) {
      return t.get("custody.frozen");
    }
    Instant due = unit.dueAt();
    return due != null && due.isBefore(clock.instant())
        ? t.get("custody.late", VietnamTime.moment(due))
        : null;
  }

  private List<SummaryRow> rows(Opened opened, boolean reads, Texts t) {
    UnitFacts unit = opened.facts();
    List<SummaryRow> rows = new ArrayList<>(trouble.rows(opened, t));
    if (reads) {
      rows.addAll(remarks.rows(opened, t));
    }
    if (unit.inside() == null) {
      rows.add(
          new SummaryRow(
              t.get(unit.phase() == Phase.DROPPED ? "custody.keeperLast" : "custody.keeper"),
              t.get("custody.heldBy", unit.keeperName(), place(unit.keeperPlace()))));
    } else {
      rows.add(new SummaryRow(t.get("custody.inBag"), spoken(unit.inside())));
    }
    rows.add(new SummaryRow(t.get("custody.since"), VietnamTime.moment(unit.since())));
    rows.add(new SummaryRow(t.get("custody.destination"), place(unit.destination())));
    if (unit.seal() != null) {
      rows.add(new SummaryRow(t.get("custody.seal"), unit.seal()));
    }
    if (unit.offered()) {
      rows.add(
          new SummaryRow(
              t.get("custody.offeredTo"),
              unit.offeredTo() == null ? t.get("custody.anyCarrier") : place(unit.offeredTo())));
    }
    if (unit.eta() != null) {
      rows.add(new SummaryRow(t.get("custody.eta"), VietnamTime.moment(unit.eta())));
    }
    if (opened.trip() != null) {
      rows.add(new SummaryRow(t.get("custody.trip"), trip(opened.trip(), t)));
    }
    if (unit.dueAt() != null) {
      rows.add(new SummaryRow(t.get("custody.due"), VietnamTime.moment(unit.dueAt())));
    }
    return rows;
  }

  /** Such as: from Point 1 to Ward 2, leaves 16:00, left 16:05 with so-and-so, arrived 18:10. */
  String trip(BagTrip trip, Texts t) {
    List<String> parts = new ArrayList<>();
    parts.add(t.get("custody.trip.way", place(trip.from()), place(trip.to())));
    parts.add(t.get("custody.trip.leaves", VietnamTime.moment(trip.leaves())));
    if (trip.left() != null && trip.courier() != null) {
      parts.add(t.get("custody.trip.left", VietnamTime.moment(trip.left()), trip.courier()));
    }
    parts.add(
        trip.arrived() == null
            ? t.get("custody.trip.eta", VietnamTime.moment(trip.eta()))
            : t.get("custody.trip.arrived", VietnamTime.moment(trip.arrived())));
    return String.join("; ", parts);
  }

  private static Set<String> acts(Opened opened, SignedIn who) {
    UnitFacts unit = opened.facts();
    Set<String> acts = new LinkedHashSet<>();
    if (who.may(Permission.SETTLE_CUSTODY)) {
      settling(opened, acts);
    }
    if (!who.may(Permission.CARRY_PAPERS)) {
      return acts;
    }
    boolean mine = unit.keeperId().equals(who.accountId());
    Inquiry inquiry = opened.inquiry();
    if (inquiry != null && inquiry.isOpen() && inquiry.person().equals(who.accountId())) {
      acts.add("answer");
    }
    if (unit.loss() != Loss.NONE) {
      acts.add("found");
    }
    Destruction destruction = opened.destruction();
    if (destruction != null) {
      if (who.may(Permission.DESTROY_PAPERS)) {
        acts.add(
            destruction.by().person().equals(who.accountId()) ? "keepAfterAll" : "destroyConfirm");
      }
      return acts;
    }
    if (unit.dispute() != null || unit.phase().isOver() || unit.phase() == Phase.LOST) {
      return acts;
    }
    if (unit.offered()) {
      acts.add(mine ? "withdraw" : "accept");
    } else if (unit.phase() == Phase.OPENING && !mine) {
      acts.add("witness");
    } else if (mine) {
      keeping(opened, who, acts);
    }
    return acts;
  }

  private static void settling(Opened opened, Set<String> acts) {
    UnitFacts unit = opened.facts();
    if (unit.dispute() != null) {
      acts.add("settle");
      if (unit.dispute().equals("SEAL_DIFFERS")) {
        acts.add("sealNow");
      }
    }
    if (unit.loss() == Loss.NONE && !unit.phase().isOver()) {
      acts.add("suspect");
    }
    if (unit.loss() == Loss.SUSPECTED) {
      acts.add("declare");
    }
    Remake remake = opened.remake();
    if (unit.loss() == Loss.NONE
        && !unit.phase().isOver()
        && opened.isDamaged()
        && (remake == null || remake.revokedAt() != null)) {
      acts.add("remakeDamaged");
    }
    LossFile lost = opened.lossFile();
    if (lost != null) {
      switch (lost.stage()) {
        case CONFIRMED -> acts.add("choose");
        case RECONSTITUTION -> {
          acts.add("remake");
          acts.add("choose");
        }
        case MADE_AGAIN -> acts.add("compensate");
        case COMPENSATED -> acts.add("closeLoss");
        case CLOSED -> {}
      }
    }
  }

  private static void keeping(Opened opened, SignedIn who, Set<String> acts) {
    UnitFacts unit = opened.facts();
    boolean there = unit.keeperPlace().equals(unit.destination());
    switch (unit.phase()) {
      case FILLING -> {
        acts.add("pack");
        acts.add(opened.content().isEmpty() ? "drop" : "close");
      }
      case CLOSED -> {
        if (there) {
          acts.add("open");
        }
        acts.add("offer");
      }
      case UNSEALED -> acts.add("count");
      case SEALED -> {
        if (there && !unit.homeward() && who.may(Permission.READ_DOSSIERS)) {
          acts.add("receive");
        }
        if (unit.homeward() && who.may(Permission.TAKE_IN_PAPERS)) {
          acts.add("hand");
        }
        acts.add("offer");
        if (!opened.destroyable().isEmpty() && who.may(Permission.DESTROY_PAPERS)) {
          acts.add("destroy");
        }
      }
      case OPENING -> acts.add("closeAgain");
      case IN_BAG, MISSING, DELIVERED, COUNTED, LOST, DESTROYED, DROPPED -> {}
    }
  }

  private List<TimelineEntry> holders(Opened opened, Texts t) {
    Instant dropped =
        opened.facts().phase() == Phase.DROPPED ? opened.events().getLast().at() : null;
    List<TimelineEntry> entries = new ArrayList<>();
    for (Holder holder : opened.holders().reversed()) {
      String from = VietnamTime.moment(holder.from());
      Instant to = holder.to() == null ? dropped : holder.to();
      entries.add(
          new TimelineEntry(
              to == null ? StepState.CURRENT : StepState.DONE,
              to == null
                  ? t.get("custody.sinceTime", from)
                  : t.get("custody.fromTo", from, VietnamTime.moment(to)),
              holder.name(),
              holder.bag() == null ? null : t.get("custody.insideBag", spoken(holder.bag())),
              place(holder.place())));
    }
    return entries;
  }

  static String spoken(String number) {
    return new ItemNumber(number).spoken();
  }
}

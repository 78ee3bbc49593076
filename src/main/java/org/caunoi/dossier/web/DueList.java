package org.caunoi.dossier.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.WhoCanTakeOver;
import org.caunoi.dossier.clock.ApologyReason;
import org.caunoi.dossier.clock.ApologyWords;
import org.caunoi.dossier.clock.DueSoon;
import org.caunoi.dossier.clock.DueSoon.Due;
import org.caunoi.dossier.clock.PreparedApology;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the clocks say into the lines a person reads. */
@Component
final class DueList {

  static final int LINES = 50;

  private final DueSoon soon;
  private final Catalogue catalogue;
  private final DueWords due;
  private final ApologyWords words;
  private final WhoCanTakeOver taking;

  DueList(
      DueSoon soon, Catalogue catalogue, DueWords due, ApologyWords words, WhoCanTakeOver taking) {
    this.soon = soon;
    this.catalogue = catalogue;
    this.due = due;
    this.words = words;
    this.taking = taking;
  }

  /**
   * @param typed what was typed into the form of the open dossier, by field
   */
  DueView view(
      SignedIn who, Texts t, @Nullable String open, FieldErrors errors, Map<String, String> typed) {
    List<Due> shown = soon.list(who, null, LINES).items();
    Map<UUID, List<Choice>> takers = new HashMap<>();
    int all = shown.size() < LINES ? shown.size() : soon.count(who).all();
    return new DueView(
        shown.stream()
            .map(
                one ->
                    line(
                        one,
                        t,
                        one.code().equals(open) ? typed : Map.of(),
                        takers(who, one, takers)))
            .toList(),
        all - shown.size(),
        Arrays.stream(ApologyReason.values())
            .map(reason -> new Choice(reason.name(), t.get("due.reason." + reason)))
            .toList(),
        who.may(Permission.EXTEND_PROMISE),
        open,
        errors);
  }

  /** A sentence above the work list; none where no clock has anything to say. */
  @Nullable String reminder(SignedIn who, Texts t) {
    if (!who.may(Permission.WATCH_PROMISES)) {
      return null;
    }
    DueSoon.Counts counts = soon.count(who);
    return counts.all() == 0 ? null : t.get("due.reminder", counts.all(), counts.passed());
  }

  /** Where it lies still with somebody: to whom it can go in one press. */
  private List<Choice> takers(SignedIn who, Due one, Map<UUID, List<Choice>> known) {
    UUID holder = one.holderId();
    boolean still =
        one.kinds().contains(ReminderKind.HOLDER_AWAY)
            || one.kinds().contains(ReminderKind.RECEIPT_LATE);
    boolean open = one.state() == DossierState.ACCEPTED || one.state() == DossierState.PROCESSING;
    return holder == null || !still || !open || !who.may(Permission.ASSIGN_DOSSIER)
        ? List.of()
        : known.computeIfAbsent(
            holder,
            any ->
                taking.from(any).stream()
                    .map(a -> new Choice(a.id().toString(), a.displayName()))
                    .toList());
  }

  private DueView.Line line(Due one, Texts t, Map<String, String> typed, List<Choice> takers) {
    DueWords.Due span =
        due.of(one.state(), one.formerState(), one.filedAt(), one.promise(), false, t);
    return new DueView.Line(
        one.code(),
        catalogue.get(one.procedureVersion()).name().in(t.locale()),
        span.text(),
        one.promise() == null
            ? t.get("due.since", VietnamTime.moment(one.due()))
            : VietnamTime.moment(one.promise()),
        span.late(),
        one.holder() == null ? t.get("due.nobody") : one.holder(),
        one.kinds().stream().map(kind -> t.get("due.kind." + kind)).toList(),
        one.version(),
        takers,
        one.apology() == null ? null : apology(one.apology(), t, typed));
  }

  private DueView.Apology apology(PreparedApology prepared, Texts t, Map<String, String> typed) {
    String own = prepared.words() == null ? "" : prepared.words();
    return new DueView.Apology(
        words.of(prepared),
        typed.getOrDefault("reason", prepared.reason().name()),
        typed.getOrDefault("words", own),
        typed.getOrDefault(
            "day",
            VietnamTime.date(prepared.day().atTime(12, 0).atZone(VietnamTime.ZONE).toInstant())),
        prepared.edition(),
        prepared.by() == null ? t.get("due.byHouse") : t.get("due.by", prepared.by()));
  }
}

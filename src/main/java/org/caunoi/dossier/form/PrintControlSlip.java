package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.HoldDossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.form.Handover.Hand;
import org.caunoi.dossier.form.IssueForm.Content;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes form 06 of a dossier as it stands: all hand-overs so far. */
@Component
public class PrintControlSlip {

  /** A step without a limit of its own; a note on the form says which those are. */
  private static final String NONE = "–";

  private final ReadDossier reading;
  private final Handovers handovers;
  private final Receipts receipts;
  private final FormFacts facts;
  private final FormWords words;
  private final IssueForm issuing;
  private final IssuedForms forms;
  private final HoldDossier holding;

  PrintControlSlip(
      ReadDossier reading,
      Handovers handovers,
      Receipts receipts,
      FormFacts facts,
      FormWords words,
      IssueForm issuing,
      IssuedForms forms,
      HoldDossier holding) {
    this.forms = forms;
    this.holding = holding;
    this.reading = reading;
    this.handovers = handovers;
    this.receipts = receipts;
    this.facts = facts;
    this.words = words;
    this.issuing = issuing;
  }

  /** Refused: {@code no-handovers}, {@code dossier-not-found}. */
  @Transactional
  public IssuedForm print(SignedIn who, String code) {
    who.require(Permission.MAKE_PAPERS);
    Dossier dossier = reading.facts(who, code);
    List<Handover> rows = handovers.list(dossier);
    if (rows.isEmpty()) {
      throw Refused.conflict("no-handovers");
    }
    return issue(dossier, rows, who.actor(), who.displayName());
  }

  /**
   * The same by the house, once a dossier has gone to the return desk or ended; at least once.
   *
   * @return whether there was a hand-over that no slip tells of yet
   */
  @Transactional
  boolean complete(String authority, UUID id) {
    Dossier dossier = holding.hold(authority, id).orElse(null);
    List<Handover> rows = dossier == null ? List.of() : handovers.list(dossier);
    if (dossier == null || rows.isEmpty() || isTold(dossier, rows.getLast())) {
      return false;
    }
    issue(dossier, rows, Actor.HOUSE, words.of("byHouse"));
    return true;
  }

  private boolean isTold(Dossier dossier, Handover last) {
    return forms
        .last(
            dossier.filing().authority(),
            dossier.filing().id(),
            OfficialForm.CONTROL_SLIP,
            dossier.code())
        .filter(slip -> !slip.at().isBefore(last.handedAt()))
        .isPresent();
  }

  private IssuedForm issue(Dossier dossier, List<Handover> rows, Actor actor, String byName) {
    DossierFile file = reading.forPapers(dossier);
    Map<String, String> values = facts.values(file, dossier.version(), null);
    return issuing.issue(
        new Content(
            OfficialForm.CONTROL_SLIP,
            dossier.filing().authority(),
            dossier.unit(),
            dossier.code(),
            dossier.filing().id(),
            null,
            values,
            lines(rows, receipts.list(dossier)),
            null,
            null),
        actor,
        byName);
  }

  private List<Map<String, String>> lines(List<Handover> rows, List<Receipt> receipts) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Handover row = rows.get(i);
      Receipt receipt = receipts.get(i);
      Map<String, String> line = new HashMap<>();
      line.put("no", String.valueOf(row.no()));
      line.put("giver", hand(row.giver()));
      line.put("receiver", hand(row.receiver()));
      put(line, "since", moment(row.heldSince()));
      put(line, "handed", moment(row.handedAt()));
      put(line, "received", received(row, receipt));
      line.put("due", row.dueAt() == null ? NONE : String.valueOf(moment(row.dueAt())));
      line.put("result", row.result() == null ? NONE : words.of("result." + row.result()));
      put(line, "note", note(row, receipt));
      lines.add(line);
    }
    return lines;
  }

  /** Who fetched it themselves had it at once. */
  private @Nullable String received(Handover row, Receipt receipt) {
    if (receipt.awaited()) {
      return words.of("notReceived");
    }
    boolean fetched = row.isBy(row.receiver());
    return moment(receipt.at() == null && fetched ? row.handedAt() : receipt.at());
  }

  private @Nullable String note(Handover row, Receipt receipt) {
    List<String> notes = new ArrayList<>();
    if (!row.isBy(row.giver())) {
      notes.add(words.of("recordedBy", row.byName()));
    }
    String by = receipt.by();
    if (by != null && !Objects.equals(receipt.byId(), row.receiver().id())) {
      notes.add(words.of("receivedBy", by));
    }
    if (by != null && !receipt.confirmed()) {
      notes.add(words.of("receivedByActing"));
    }
    return notes.isEmpty() ? null : String.join(". ", notes);
  }

  /** The day below the time, so that narrow columns break nowhere else. */
  private @Nullable String moment(@Nullable Instant at) {
    String text = words.moment(at);
    return text == null ? null : text.replace(", ", ",\n");
  }

  private String hand(Hand hand) {
    String who = hand.name().isEmpty() ? words.of("hand." + hand.kind()) : hand.name();
    return hand.unit() == null ? who : who + ",\n" + hand.unit();
  }

  private static void put(Map<String, String> line, String column, @Nullable String value) {
    if (value != null) {
      line.put(column, value);
    }
  }
}

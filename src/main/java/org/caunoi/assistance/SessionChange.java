package org.caunoi.assistance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.assistance.Session.Work;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.Dossier.Confirmation;
import org.jspecify.annotations.Nullable;

/** The work of a session being rewritten by one act. */
final class SessionChange {

  private final Session before;
  SessionState state;
  @Nullable String procedureCode;
  @Nullable UUID procedureVersion;
  Map<String, String> answers;
  @Nullable ReturnWay returnBy;
  @Nullable String summaryHash;
  @Nullable Instant shownAt;
  @Nullable String objection;
  @Nullable Confirmation confirmation;
  @Nullable Instant confirmedAt;
  @Nullable Outcome outcome;
  List<String> missing;
  @Nullable String dossierCode;
  @Nullable Instant lockedAt;
  @Nullable Instant closedAt;

  SessionChange(Session before) {
    Work work = before.work();
    this.before = before;
    state = work.state();
    procedureCode = work.procedureCode();
    procedureVersion = work.procedureVersion();
    answers = work.answers();
    returnBy = work.returnBy();
    summaryHash = work.summaryHash();
    shownAt = work.shownAt();
    objection = work.objection();
    confirmation = work.confirmation();
    confirmedAt = work.confirmedAt();
    outcome = work.outcome();
    missing = work.missing();
    dossierCode = work.dossierCode();
    lockedAt = work.lockedAt();
    closedAt = work.closedAt();
  }

  /** Back to open: nothing shown, nothing agreed, nothing objected to. */
  SessionChange back() {
    state = SessionState.OPEN;
    summaryHash = null;
    shownAt = null;
    objection = null;
    confirmation = null;
    confirmedAt = null;
    outcome = null;
    return this;
  }

  Session made() {
    return new Session(
        before.opening(),
        new Work(
            state,
            procedureCode,
            procedureVersion,
            answers,
            returnBy,
            before.work().draftSavedAt(),
            summaryHash,
            shownAt,
            objection,
            confirmation,
            confirmedAt,
            outcome,
            missing,
            dossierCode,
            before.work().touchedAt(),
            lockedAt,
            closedAt,
            before.version() + 1));
  }
}

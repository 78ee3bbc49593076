package org.caunoi.dossier;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.dossier.Dossier.Progress;
import org.jspecify.annotations.Nullable;

/** The progress of a dossier being rewritten by one act. */
final class DossierChange {

  private final Dossier before;
  private final DossierState state;
  @Nullable Instant acceptedAt;
  @Nullable Instant appointmentAt;
  boolean provisional;
  @Nullable DossierState formerState;
  boolean supplementIn;
  int supplementRequests;
  @Nullable UUID assigneeId;
  @Nullable String assigneeName;
  @Nullable UUID approvedBy;
  @Nullable Instant finishedAt;
  @Nullable Instant returnedAt;
  @Nullable Instant extendedTo;
  @Nullable Instant answerBy;
  @Nullable String handedTo;
  @Nullable Instant pausedAt;

  DossierChange(Dossier before, DossierState state) {
    Progress p = before.progress();
    this.before = before;
    this.state = state;
    acceptedAt = p.acceptedAt();
    appointmentAt = p.appointmentAt();
    provisional = p.appointmentProvisional();
    formerState = state == p.state() ? p.formerState() : null;
    supplementIn = p.supplementIn();
    supplementRequests = p.supplementRequests();
    assigneeId = p.assigneeId();
    assigneeName = p.assigneeName();
    approvedBy = p.approvedBy();
    finishedAt = p.finishedAt();
    returnedAt = p.returnedAt();
    extendedTo = p.extendedTo();
    answerBy = p.answerBy();
    handedTo = p.handedTo();
    pausedAt = state == DossierState.DONE || state.isFinal() ? null : p.pausedAt();
  }

  DossierChange promising(@Nullable Instant appointment, boolean uncertain) {
    appointmentAt = appointment;
    provisional = uncertain;
    return this;
  }

  DossierChange awaiting(@Nullable Instant until) {
    answerBy = until;
    return this;
  }

  Dossier made() {
    return new Dossier(
        before.filing(),
        new Progress(
            state,
            before.progress().version() + 1,
            acceptedAt,
            appointmentAt,
            provisional,
            formerState,
            supplementIn,
            supplementRequests,
            assigneeId,
            assigneeName,
            approvedBy,
            finishedAt,
            returnedAt,
            extendedTo,
            answerBy,
            handedTo,
            pausedAt));
  }
}

package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.DueDate;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.MarkComponent.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An intake officer accepts a dossier whose papers are all found complete; from here the promise
 * runs (state 2, form 01).
 */
@Component
public class AcceptDossier {

  private final Acts acts;
  private final MarkComponent marking;
  private final MarkedPapers papers;
  private final Promise promise;

  AcceptDossier(Acts acts, MarkComponent marking, MarkedPapers papers, Promise promise) {
    this.acts = acts;
    this.marking = marking;
    this.papers = papers;
    this.promise = promise;
  }

  /**
   * Accepts what was marked before; see {@link #accept(SignedIn, String, Integer, List, Instant)}.
   */
  @Transactional
  public Dossier accept(SignedIn who, String code, @Nullable Integer seen) {
    return accept(who, code, seen, List.of());
  }

  /** Without saying which marks were shown. */
  @Transactional
  public Dossier accept(SignedIn who, String code, @Nullable Integer seen, List<Given> given) {
    return accept(who, code, seen, given, null);
  }

  /**
   * Refused: {@code marks-overtaken} as {@link MarkComponent#refuseOvertaken} does, {@code
   * component-unmarked} and {@code component-crossed} where not every paper of the case is ticked,
   * {@code component-not-asked-for}, {@code dossier-not-found}, {@code wrong-state}, {@code
   * supplement-not-in}, {@code somebody-was-faster}.
   *
   * @param seen version on the officer's screen, null if unknown
   * @param given marks that come with the acceptance; they are kept with it
   * @param marksSeen moment of the latest mark on the officer's screen, null if unknown
   */
  @Transactional
  public Dossier accept(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      List<Given> given,
      @Nullable Instant marksSeen) {
    who.require(Permission.ACCEPT_DOSSIER);
    Dossier before = acts.hold(who, code, seen);
    Instant now = acts.now();
    DueDate due = promise.of(before.filing().term(), now, List.of());
    before.accept(now, due.dueAt(), due.provisional());
    marking.refuseOvertaken(who, before, given, marksSeen);
    papers.refuseIncomplete(before, given);
    marking.markAll(who, before, given);
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(ActKind.ACCEPTED, null, Map.of("appointment", due.dueAt())),
        null,
        dossier -> dossier.accept(now, due.dueAt(), due.provisional()));
  }
}

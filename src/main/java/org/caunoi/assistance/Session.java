package org.caunoi.assistance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One citizen at one counter. What is personal is not here but sealed beside it, see {@link
 * SealedParts}; any change of what the citizen was shown takes their word back.
 */
public record Session(Opening opening, Work work) {

  /** Without a sign of life for this long, the clerk says who they are before going on. */
  static final Duration QUIET = Duration.ofMinutes(3);

  /**
   * What never changes.
   *
   * @param authority growth key: the service centre of the point's commune
   * @param clerkBadge what the citizen reads on the badge
   */
  public record Opening(
      String authority,
      UUID id,
      String pointId,
      UUID clerkId,
      String clerkName,
      String clerkBadge,
      SubmissionChannel channel,
      Instant openedAt) {}

  /**
   * Where it stands.
   *
   * @param answers answers to the case questions as text
   * @param returnBy how the result comes home, null while nobody chose and it goes by the phone
   * @param summaryHash SHA-256 of the summary shown, 64 hex digits
   * @param objection key of the form field the citizen called not right, or {@code document:…}
   * @param missing keys of the papers that were missing
   * @param touchedAt last act of the clerk or the citizen
   * @param version number of acts so far; drafts do not count
   */
  public record Work(
      SessionState state,
      @Nullable String procedureCode,
      @Nullable UUID procedureVersion,
      Map<String, String> answers,
      @Nullable ReturnWay returnBy,
      @Nullable Instant draftSavedAt,
      @Nullable String summaryHash,
      @Nullable Instant shownAt,
      @Nullable String objection,
      @Nullable Confirmation confirmation,
      @Nullable Instant confirmedAt,
      @Nullable Outcome outcome,
      List<String> missing,
      @Nullable String dossierCode,
      Instant touchedAt,
      @Nullable Instant lockedAt,
      @Nullable Instant closedAt,
      int version) {}

  public String authority() {
    return opening.authority;
  }

  public UUID id() {
    return opening.id;
  }

  public SessionState state() {
    return work.state;
  }

  public boolean isClosed() {
    return work.state == SessionState.CLOSED;
  }

  /** Whether the screen stays dark until the clerk shows who they are. */
  public boolean isLockedAt(Instant now) {
    return !isClosed() && (work.lockedAt != null || work.touchedAt.plus(QUIET).isBefore(now));
  }

  /** The version of the procedure; refused with {@code no-procedure} before one is chosen. */
  public UUID requireProcedure() {
    if (work.procedureVersion == null) {
      throw Refused.conflict("no-procedure");
    }
    return work.procedureVersion;
  }

  /** The hash of the summary shown; refused with {@code not-shown} before. */
  public String requireSummary() {
    if (work.summaryHash == null) {
      throw Refused.conflict("not-shown");
    }
    return work.summaryHash;
  }

  /** Name that binds sealed values to this session. */
  String place(String what) {
    return "assistance/" + opening.id + "/" + what;
  }

  SessionChange change() {
    return new SessionChange(this);
  }

  /** The same session back in the clerk's hands: what the citizen said before counts no more. */
  Session reopened() {
    requireOpenForWork();
    return change().back().made();
  }

  Session choose(
      String code, UUID version, Map<String, String> answers, @Nullable ReturnWay returnBy) {
    requireOpenForWork();
    SessionChange change = change().back();
    change.procedureCode = code;
    change.procedureVersion = version;
    change.answers = answers;
    change.returnBy = returnBy;
    return change.made();
  }

  Session answer(Map<String, String> answers, @Nullable ReturnWay returnBy) {
    requireOpenForWork();
    SessionChange change = change().back();
    change.answers = answers;
    change.returnBy = returnBy;
    return change.made();
  }

  Session show(String hash, ReturnWay returnBy, Instant at) {
    requireOpenForWork();
    SessionChange change = change().back();
    change.returnBy = returnBy;
    change.state = SessionState.SHOWN;
    change.summaryHash = hash;
    change.shownAt = at;
    return change.made();
  }

  Session agree(String hash) {
    if (work.state != SessionState.SHOWN && work.state != SessionState.AGREED) {
      throw Refused.conflict("not-shown");
    }
    if (!hash.equals(work.summaryHash)) {
      throw Refused.conflict("summary-changed");
    }
    SessionChange change = change();
    change.state = SessionState.AGREED;
    return change.made();
  }

  Session object(String field) {
    requireOpenForWork();
    SessionChange change = change().back();
    change.objection = field;
    return change.made();
  }

  Session confirm(Confirmation by, Instant at) {
    if (work.state != SessionState.AGREED) {
      throw Refused.conflict(
          work.state == SessionState.CONFIRMED ? "already-confirmed" : "not-agreed");
    }
    SessionChange change = change();
    change.state = SessionState.CONFIRMED;
    change.confirmation = by;
    change.confirmedAt = at;
    return change.made();
  }

  Session handOff(String hash, ReturnWay returnBy, Instant at) {
    requireOpenForWork();
    SessionChange change = change().back();
    change.returnBy = returnBy;
    change.state = SessionState.HANDED_OFF;
    change.summaryHash = hash;
    change.shownAt = at;
    change.outcome = Outcome.HANDED_OFF;
    return change.made();
  }

  Session file(String code, Confirmation by) {
    SessionChange change = change();
    change.state = SessionState.FILED;
    change.confirmation = by;
    change.dossierCode = code;
    change.outcome = Outcome.FILED;
    return change.made();
  }

  Session lock(@Nullable Instant at) {
    SessionChange change = change();
    change.lockedAt = at;
    return change.made();
  }

  Session close(Outcome how, List<String> missing, Instant at) {
    if (isClosed()) {
      throw Refused.conflict("session-closed");
    }
    SessionChange change = change();
    change.state = SessionState.CLOSED;
    change.outcome = work.outcome == null ? how : work.outcome;
    change.missing = missing;
    change.closedAt = at;
    return change.made();
  }

  int version() {
    return work.version;
  }

  /** Refused with {@code session-closed} or {@code already-filed}. */
  void requireOpenForWork() {
    if (isClosed()) {
      throw Refused.conflict("session-closed");
    }
    if (work.state == SessionState.FILED) {
      throw Refused.conflict("already-filed");
    }
  }
}

package org.caunoi.calendar;

import java.time.Clock;
import java.util.Map;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Four eyes before the calendar changes: one person submits, another publishes or gives it back.
 * Running promises are then counted anew.
 */
@Component
public class PublishNotice {

  private final Notices notices;
  private final CheckNotice checking;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublishNotice(
      Notices notices,
      CheckNotice checking,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.notices = notices;
    this.checking = checking;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Refused: {@code draft-not-found}, {@code draft-has-mistakes}, {@code draft-changed}. */
  @Transactional
  public void submit(SignedIn who, int year, int edition) {
    Notice draft = draft(year, edition, Notice.State.OPEN);
    requireRight(draft);
    move(draft, Notice.State.SUBMITTED, who, null, "calendar-notice-submitted");
  }

  /** The same refusals, and {@code second-person-needed} for the person who wrote it. */
  @Transactional
  public void publish(SignedIn who, int year, int edition) {
    Notice draft = draft(year, edition, Notice.State.SUBMITTED);
    if (draft.writtenBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    requireRight(draft);
    move(draft, Notice.State.PUBLISHED, who, null, "calendar-notice-published");
    events.publishEvent(new NoticePublished(draft.id(), year));
  }

  /**
   * Gives the draft back to its author; the reason is needed. Refused: {@code draft-not-found},
   * {@code invalid-fields} at {@code /reason}.
   */
  @Transactional
  public void giveBack(SignedIn who, int year, int edition, String reason) {
    if (reason.isBlank()) {
      throw Refused.field("/reason", "required");
    }
    if (reason.length() > 500) {
      throw Refused.field("/reason", "too-long", 500);
    }
    Notice draft = draft(year, edition, Notice.State.SUBMITTED);
    move(draft, Notice.State.OPEN, who, reason.strip(), "calendar-notice-given-back");
  }

  /** Throws an open draft away. Refused: {@code draft-not-found}, {@code draft-changed}. */
  @Transactional
  public void discard(SignedIn who, int year, int edition) {
    Notice draft = draft(year, edition, Notice.State.OPEN);
    move(draft, Notice.State.DISCARDED, who, null, "calendar-notice-discarded");
  }

  private void requireRight(Notice draft) {
    if (!checking.check(draft.year(), draft.text()).mayBePublished()) {
      throw Refused.conflict("draft-has-mistakes");
    }
  }

  private Notice draft(int year, int edition, Notice.State state) {
    Notice draft = notices.draft(year).orElseThrow(() -> Refused.notFound("draft-not-found"));
    if (draft.state() != state || draft.edition() != edition) {
      throw Refused.conflict("draft-changed");
    }
    return draft;
  }

  private void move(
      Notice draft, Notice.State to, SignedIn who, @Nullable String reason, String act) {
    if (!notices.move(draft, to, who, reason, clock.instant())) {
      throw Refused.conflict("draft-changed");
    }
    audit.write(
        "-",
        who.actor(),
        act,
        "calendar/" + draft.year(),
        null,
        Map.of("notice", draft.id(), "edition", draft.edition()));
  }
}

package org.caunoi.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a message is about; the name is part of its text keys and kept in its row. */
public enum MessageKind {
  FILED,
  ACCEPTED,
  SUPPLEMENT_REQUESTED,
  REFUSED,
  ISSUED,
  REISSUED,
  RESULT_LINK,
  WITHDRAWAL_REQUESTED,
  WITHDRAWAL_DECLINED,
  WITHDRAWAL_TAKEN_BACK,
  STOPPED,
  RETURNED,
  PROMISE_MOVED,
  EXTENDED,
  PAYMENT_REQUESTED,
  PAYMENT_WITHDRAWN,
  ANSWER_NEAR,
  PAYMENT_NEAR,
  BRING_THESE,
  PARCEL_WAITS,
  PARCEL_STILL_WAITS,
  PARCEL_REPORTED,
  PARCEL_GOES_BACK,
  PAPERS_SOUGHT,
  PAPERS_FOUND,
  PAPERS_MADE_AGAIN,
  PAPERS_FOUND_AND_REVOKED,
  CLOCK_PAUSED,
  CLOCK_RESUMED,
  STAFF_PROMISE_NEAR,
  STAFF_STEP_LATE,
  STAFF_PROMISE_PASSED,
  STAFF_TAKE_IN_LATE,
  STAFF_ANSWER_PASSED,
  STAFF_WITHDRAWAL_LATE,
  STAFF_RECEIPT_LATE,
  STAFF_HOLDER_AWAY,
  STAFF_PAPERS_ASKED,
  STAFF_SEARCH_BEGUN,
  CONFIRMATION_CODE(Duration.ofMinutes(5)),
  CODE_OPEN_RESULT(Duration.ofMinutes(15)),
  CODE_RETURN_AT_COUNTER(Duration.ofMinutes(15)),
  CODE_WITHDRAW(Duration.ofMinutes(15)),
  CODE_AT_THE_DOOR(Duration.ofHours(4));

  private final @Nullable Duration goodFor;

  MessageKind() {
    this(null);
  }

  MessageKind(@Nullable Duration goodFor) {
    this.goodFor = goodFor;
  }

  /** Whether it carries a one-time code: as SMS in one segment, worthless after a while. */
  public boolean isCode() {
    return goodFor != null;
  }

  /** Whether it goes to a colleague; those come by mail only. */
  public boolean isForStaff() {
    return name().startsWith("STAFF_");
  }

  /** How long after its making a code works; null for messages that are no code. */
  public @Nullable Duration goodFor() {
    return goodFor;
  }
}

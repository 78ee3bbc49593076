package org.caunoi.dossier.clock;

import java.util.Arrays;
import java.util.Optional;

/** Why a promise cannot be kept; the words a citizen reads are in the message files. */
public enum ApologyReason {
  MORE_TIME,
  /** A step inside the authority took longer than planned. */
  STEP_LATE,
  OTHER_AGENCY,
  MORE_CHECKS,
  ABSENCE,
  SYSTEM_FAULT,
  /** Only with words of one's own. */
  OTHER;

  public static Optional<ApologyReason> find(String name) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(name)).findFirst();
  }
}

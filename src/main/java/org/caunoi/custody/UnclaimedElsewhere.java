package org.caunoi.custody;

import java.util.Optional;

/** Another room that brings envelopes home and knows whether one came back because nobody came. */
public interface UnclaimedElsewhere {

  /** Empty where that room does not know of the envelope. */
  Optional<Boolean> isUnclaimed(String envelope);
}

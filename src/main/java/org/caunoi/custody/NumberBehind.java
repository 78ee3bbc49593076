package org.caunoi.custody;

import java.util.Optional;
import java.util.UUID;

/** Which envelope an id of another room is about; contributed as a bean by that room. */
public interface NumberBehind {

  /** Empty where it is none of that room, or has no envelope. */
  Optional<String> of(UUID id);
}

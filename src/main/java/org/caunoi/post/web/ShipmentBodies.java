package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.Shown;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What programs send about shipments. */
final class ShipmentBodies {

  private ShipmentBodies() {}

  record NewDispatch(@Nullable String seal) implements StrictBody {}

  record NewAttempt(@Nullable Reason reason) implements StrictBody {}

  /**
   * What was shown at the door.
   *
   * @param signature data address of a PNG
   */
  record NewDoor(@Nullable String code, @Nullable String personalId, @Nullable String signature)
      implements StrictBody {

    Shown shown() {
      return new Shown(code, personalId, Pictures.drawn(signature), null);
    }

    @Override
    public String toString() {
      return "NewDoor[]";
    }
  }

  static <T> T require(@Nullable T value, String pointer) {
    if (value == null) {
      throw Refused.field(pointer, "required");
    }
    return value;
  }
}

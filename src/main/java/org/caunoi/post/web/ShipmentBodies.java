package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.Repacking;
import org.caunoi.post.Shown;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What programs send about shipments. */
final class ShipmentBodies {

  private ShipmentBodies() {}

  /**
   * @param grams as weighed; without it an ordinary letter
   */
  record NewDispatch(@Nullable String seal, @Nullable Integer grams) implements StrictBody {}

  /**
   * @param carrier without it the rule chooses
   * @param address whole; without it the first one
   */
  record NewPacking(
      @Nullable String seal,
      @Nullable String carrier,
      @Nullable String address,
      @Nullable Integer grams)
      implements StrictBody {

    Repacking anew() {
      return new Repacking(require(seal, "/seal"), carrier, address, grams);
    }

    @Override
    public String toString() {
      return "NewPacking[]";
    }
  }

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

package org.caunoi.post.web;

import org.caunoi.custody.Position;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.Proxy;
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
   * @param signature data address of a PNG, at most 64 KB
   * @param photo data address of a PNG or JPEG, at most 64 KB; a larger one comes as a file
   * @param lat degrees north where it was given; with {@code lon}
   * @param proxy name of whoever took it instead of the citizen
   * @param mandate data address of a picture of what the citizen signed for them, as the photo
   */
  record NewDoor(
      @Nullable String code,
      @Nullable String personalId,
      @Nullable String signature,
      @Nullable String photo,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String proxy,
      @Nullable String mandate)
      implements StrictBody {

    Shown shown() {
      return new Shown(
          code,
          personalId,
          Pictures.drawn(signature),
          Pictures.small(photo, "/photo"),
          position(lat, lon),
          Proxy.of(proxy, Pictures.small(mandate, "/mandate")));
    }

    @Override
    public String toString() {
      return "NewDoor[]";
    }
  }

  /**
   * Where whoever takes it over stands.
   *
   * @param lat degrees north; with {@code lon}
   */
  record NewTaking(@Nullable Double lat, @Nullable Double lon) implements StrictBody {

    @Nullable Position position() {
      return ShipmentBodies.position(lat, lon);
    }
  }

  private static @Nullable Position position(@Nullable Double lat, @Nullable Double lon) {
    return lat == null && lon == null
        ? null
        : new Position(within(lat, 90, "/lat"), within(lon, 180, "/lon"));
  }

  private static double within(@Nullable Double degrees, int most, String pointer) {
    double given = require(degrees, pointer);
    if (!(Math.abs(given) <= most)) {
      throw Refused.field(pointer, "position-malformed");
    }
    return given;
  }

  static <T> T require(@Nullable T value, String pointer) {
    if (value == null) {
      throw Refused.field(pointer, "required");
    }
    return value;
  }
}

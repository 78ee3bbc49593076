package org.caunoi.platform.web;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of requests, by the same strict reader as the house's: read, or refused as JSON. */
public final class FuzzBodies {

  private static final JsonMapper STRICT = strict();

  private FuzzBodies() {}

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      STRICT.readValue(data, Body.class);
    } catch (JacksonException notOne) {
      notOne.getOriginalMessage();
    }
  }

  private static JsonMapper strict() {
    try {
      Field strict = StrictBodies.class.getDeclaredField("strict");
      strict.setAccessible(true);
      return (JsonMapper) strict.get(new StrictBodies(JsonMapper.builder().build()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One field of each kind that bodies have. */
  record Body(
      String text,
      Map<String, Object> answers,
      List<UUID> ids,
      Instant at,
      boolean explained,
      int copies,
      Tone tone,
      Body inner) {}
}

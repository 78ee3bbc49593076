package org.caunoi.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person tried and was refused.
 *
 * @param place point or authority of the person, empty for people of the whole city
 * @param act such as {@code accept}
 * @param code stable code of the refusal
 * @param unit number as it was given; {@code -} where that was no number
 * @param device name of the handheld that told it later
 */
public record Refusal(
    UUID id,
    Instant at,
    String name,
    String place,
    String act,
    String code,
    String unit,
    @Nullable String device) {}

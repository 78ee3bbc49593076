package org.caunoi.exchange.web;

import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page of connections.
 *
 * @param replay where to send the press that tries again; null where that makes no sense
 */
public record TroubledView(
    String other,
    String about,
    String subject,
    String reason,
    String tries,
    String at,
    Tone tone,
    @Nullable String replay) {}

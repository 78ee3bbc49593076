package org.caunoi.access.web;

import java.util.UUID;
import org.caunoi.access.SystemClient;
import org.jspecify.annotations.Nullable;

/**
 * Another system as the page shows it.
 *
 * @param own whether the reader registered it and cannot confirm it
 */
public record ClientLine(
    UUID id,
    String name,
    String scopes,
    String place,
    SystemClient.Standing standing,
    String story,
    @Nullable String endReason,
    boolean own) {}

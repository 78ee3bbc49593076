package org.caunoi.notification.web;

import org.jspecify.annotations.Nullable;

/** A message nobody got, in words. */
public record FailedView(
    String kind,
    String medium,
    @Nullable String dossierCode,
    String reason,
    String tries,
    String when) {}

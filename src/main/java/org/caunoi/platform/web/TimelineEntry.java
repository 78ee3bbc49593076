package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One event of a life story, newest or oldest first as the page decides.
 *
 * @param when moment in words, Vietnam time; null for what is still to come
 * @param title what happened, in one sentence
 * @param text explanation
 * @param by who did it, as a role or an institution
 */
public record TimelineEntry(
    StepState state,
    @Nullable String when,
    String title,
    @Nullable String text,
    @Nullable String by) {}

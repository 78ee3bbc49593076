package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/** One step of a task list; {@code href} is null while the step cannot be opened. */
public record StepView(
    String label, StepState state, @Nullable String href, @Nullable String note) {}

package org.caunoi.catalogue.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case to make a checklist for.
 *
 * @param answers answers by question key: text, true or false, or a whole number
 * @param channel {@code online}, {@code counter} or {@code post}
 */
record ChecklistRequest(
    @Nullable Map<String, Object> answers, @Nullable String channel) {}

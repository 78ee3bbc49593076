package org.caunoi.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another procedure that fits a case better than the one chosen.
 *
 * @param code the procedure to change to
 * @param when condition over the answers, or none for always
 * @param why in plain words
 * @param answers what is known already over there, by question key; answers to questions of the
 *     same key go along by themselves
 */
public record OtherProcedure(
    String code, @Nullable String when, LocalizedText why, Map<String, String> answers) {}

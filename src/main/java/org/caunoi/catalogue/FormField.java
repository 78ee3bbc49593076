package org.caunoi.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form. Values are text in the normal form of the type: dates ISO, numbers with a
 * point, money in whole đồng, yes or no as {@code true} or {@code false}, wards by their five-digit
 * code.
 *
 * @param defaultValue value of an untouched field, or none
 * @param min smallest number, inclusive
 * @param max largest number, inclusive
 * @param maxLength longest text in characters
 * @param when condition that shows the field, or none for always; a hidden field has no value
 * @param prefill key of the known value to start from, such as {@code card.fullName}
 */
public record FormField(
    String key,
    LocalizedText label,
    FieldType type,
    boolean required,
    @Nullable String defaultValue,
    @Nullable LocalizedText hint,
    @Nullable Long min,
    @Nullable Long max,
    int maxLength,
    List<Choice> options,
    @Nullable String when,
    @Nullable String prefill) {}

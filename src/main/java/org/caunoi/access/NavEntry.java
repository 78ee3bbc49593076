package org.caunoi.access;

/**
 * An entry of the main menu, contributed as a bean by the room that owns the page.
 *
 * @param order position; entries of a day's work come first
 * @param labelKey key of the label in the message files
 * @param icon symbol of {@code /icons.svg}
 * @param permission who sees the entry
 */
public record NavEntry(
    int order, String href, String labelKey, String icon, Permission permission) {}

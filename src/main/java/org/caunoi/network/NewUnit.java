package org.caunoi.network;

/**
 * A unit as it was written, not yet checked.
 *
 * @param kind such as {@code branch}
 * @param commune empty for units of the whole city
 */
public record NewUnit(String code, String name, String kind, String parent, String commune) {}

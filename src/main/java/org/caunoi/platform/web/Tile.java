package org.caunoi.platform.web;

/**
 * A choice that is known by its picture before it is read.
 *
 * @param icon of the house's own set
 */
public record Tile(String value, String icon, String label) {}

package org.caunoi.platform.web;

/** A key and what it does, shown at the foot of a staff page. */
public record KeyHint(String keys, String label) {}

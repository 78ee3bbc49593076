package org.caunoi.access.web;

import java.util.UUID;

/** One person in the administrator's list. */
public record PersonLine(
    UUID id,
    String username,
    String name,
    String badge,
    String roles,
    String place,
    boolean active) {}

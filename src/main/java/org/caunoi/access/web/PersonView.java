package org.caunoi.access.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;

/**
 * One person for the administrator.
 *
 * @param place code of the point or authority; empty is the whole city
 * @param choices roles that fit the person's place
 * @param waits whether a change of roles waits for a second person
 * @param usesCode whether the person signs in with a code, too
 */
public record PersonView(
    UUID id,
    String name,
    String account,
    String badge,
    String place,
    List<Choice> choices,
    Set<String> roles,
    boolean waits,
    boolean usesCode,
    String email,
    String badgeUntil,
    FieldErrors errors) {}

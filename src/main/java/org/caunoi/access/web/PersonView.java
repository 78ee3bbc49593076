package org.caunoi.access.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;

/**
 * One person for the administrator.
 *
 * @param choices roles that fit the person's place
 * @param waits whether a change of roles waits for a second person
 */
public record PersonView(
    UUID id,
    String name,
    String account,
    List<Choice> choices,
    Set<String> roles,
    boolean waits,
    String email,
    String badgeUntil,
    FieldErrors errors) {}

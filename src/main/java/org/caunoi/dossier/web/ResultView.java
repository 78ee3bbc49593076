package org.caunoi.dossier.web;

/**
 * What a result link may tell before the code is right: the matter, never the person.
 *
 * @param code of the dossier
 * @param byPhone whether the code goes to the phone, else by e-mail
 */
public record ResultView(
    String token, String code, String procedure, String authority, boolean byPhone) {}

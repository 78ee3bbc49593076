package org.caunoi.dossier.web;

/**
 * What a result link may tell before the code is right: the matter, never the person.
 *
 * @param code of the dossier
 */
public record ResultView(String token, String code, String procedure, String authority) {}

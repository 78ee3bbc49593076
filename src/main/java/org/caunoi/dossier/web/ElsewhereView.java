package org.caunoi.dossier.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.dossier.web.ReviewView.AskedLine;

/**
 * A dossier of another point, as far as a clerk sees it.
 *
 * @param lines what was asked for, as the citizen read it
 * @param asks a file field for each paper that is missing
 */
public record ElsewhereView(
    UUID id, String code, String procedure, List<String> lines, List<AskedLine> asks) {}

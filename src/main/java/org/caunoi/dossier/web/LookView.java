package org.caunoi.dossier.web;

import java.util.List;

/**
 * Who looked.
 *
 * @param own how often the citizen looked themselves
 * @param moreDossiers whether dossiers are left out
 * @param next where to go on, empty at the end
 * @param asked what was asked for, sealed, to ask on; empty for the citizen
 */
public record LookView(List<Line> lines, int own, boolean moreDossiers, String next, String asked) {

  /**
   * @param who role, and the name where it may be shown
   * @param place point or authority, empty where there is none
   */
  public record Line(
      String at, String who, String place, String what, String why, String dossier) {}
}

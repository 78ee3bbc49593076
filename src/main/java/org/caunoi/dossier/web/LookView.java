package org.caunoi.dossier.web;

import java.util.List;

/**
 * Who looked.
 *
 * @param own how often the citizen looked themselves
 */
public record LookView(List<Line> lines, int own) {

  /**
   * @param who role, and the name where it may be shown
   * @param place point or authority, empty where there is none
   */
  public record Line(
      String at, String who, String place, String what, String why, String dossier) {}
}

package org.caunoi.custody.web;

import org.caunoi.platform.web.Tone;

/**
 * One finding as the Centre reads it.
 *
 * @param detail what exactly; empty where the kind says it all
 * @param due until when it should have been handed on; empty where nothing was due
 */
public record FindingView(
    String kind,
    String detail,
    Tone tone,
    String unit,
    String spoken,
    String holder,
    String since,
    String due,
    String foundAt) {

  public String href() {
    return "/custody/units/" + unit;
  }
}

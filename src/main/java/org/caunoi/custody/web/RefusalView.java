package org.caunoi.custody.web;

/**
 * Something that was refused, in words.
 *
 * @param unit number of an envelope or a bag that has a page, else empty
 */
public record RefusalView(String at, String who, String act, String why, String unit, String said) {

  public String href() {
    return "/custody/units/" + unit;
  }
}

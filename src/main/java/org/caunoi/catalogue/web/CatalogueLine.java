package org.caunoi.catalogue.web;

import org.caunoi.platform.web.Tone;

/**
 * One procedure in the list of those who keep the catalogue.
 *
 * @param unconfirmed how many values nobody has confirmed
 * @param missing how many of the seven mandatory parts are missing
 * @param state words on a change on its way, empty where there is none
 */
public record CatalogueLine(
    String code, String name, int version, int unconfirmed, int missing, String state, Tone tone) {

  public String href() {
    return "/catalogue/" + code;
  }
}

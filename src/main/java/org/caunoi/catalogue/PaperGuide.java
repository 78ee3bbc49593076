package org.caunoi.catalogue;

import java.util.List;

/**
 * How a paper looks and what to mind with it.
 *
 * @param key names the kind of paper, and its drawn sample under {@code /img/samples}
 * @param about what it is and where people get it
 * @param mistakes what often goes wrong with it
 */
public record PaperGuide(
    String key,
    LocalizedText name,
    LocalizedText about,
    List<Mistake> mistakes,
    Confidence confidence) {

  /** Address of the drawn sample; our own drawing, not the official form. */
  public String picture() {
    return "/img/samples/" + key + ".svg";
  }
}

package org.caunoi.dossier;

import java.util.List;
import java.util.Map;

/**
 * What the citizen's card said of the form that was filed; sealed with the dossier, and no more of
 * the card than that.
 *
 * @param same keys of the fields filed as the card says
 * @param other the card's own value, by field key, where another was filed
 */
public record FromCard(List<String> same, Map<String, String> other) {

  public FromCard {
    same = List.copyOf(same);
    other = Map.copyOf(other);
  }

  @Override
  public String toString() {
    return "FromCard[sealed]";
  }
}

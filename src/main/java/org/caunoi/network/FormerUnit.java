package org.caunoi.network;

import java.util.List;

/**
 * A ward, commune or town abolished on 1 July 2025, with the communes that took its land.
 *
 * @param name with its kind: "Phường Trúc Bạch"
 * @param district with its kind: "Quận Ba Đình"
 * @param communeCodes one code when the whole unit went to one commune, else several
 */
public record FormerUnit(String code, String name, String district, List<String> communeCodes) {

  public FormerUnit {
    communeCodes = List.copyOf(communeCodes);
  }

  /** The whole unit went to one commune, so the old address decides the new one. */
  public boolean undivided() {
    return communeCodes.size() == 1;
  }
}

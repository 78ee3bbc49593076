package org.caunoi.twin;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a twin behaves.
 *
 * @param vices what it does to how many of a hundred parcels, reports or orders
 * @param down whether it answers at all
 */
public record Manners(Map<Vice, Integer> vices, boolean down) {

  /** Does everything right. */
  public static final Manners GOOD = new Manners(Map.of(), false);

  /** Does a bit of everything wrong. */
  public static final Manners BAD =
      GOOD.with(Vice.LOST, 2)
          .with(Vice.DELAYED, 10)
          .with(Vice.DOUBLED, 20)
          .with(Vice.SWAPPED, 10)
          .with(Vice.CODELESS, 5)
          .with(Vice.MISSIGNED, 2)
          .with(Vice.REFUSED, 2)
          .with(Vice.MUTE, 2);

  public Manners with(Vice vice, int part) {
    Map<Vice, Integer> all = new EnumMap<>(Vice.class);
    all.putAll(vices);
    all.put(vice, part);
    return new Manners(Map.copyOf(all), down);
  }

  /** In parts of a hundred. */
  int part(Vice vice) {
    return vices.getOrDefault(vice, 0);
  }

  public static Manners down(boolean down) {
    return new Manners(Map.of(), down);
  }
}

package org.caunoi.twin;

/**
 * How a twin behaves, in parts of a hundred.
 *
 * @param lost parcels that are never heard of again after they were fetched
 * @param delayed reports that come one round later
 * @param doubled reports that come twice
 * @param swapped reports that come before the one they follow
 * @param codeless reports with words but without a code
 * @param missigned reports signed with the wrong secret
 * @param refused orders that are refused inside an answer that says all is well
 * @param mute orders that are taken but never answered
 * @param down whether it answers at all
 */
public record Manners(
    int lost,
    int delayed,
    int doubled,
    int swapped,
    int codeless,
    int missigned,
    int refused,
    int mute,
    boolean down) {

  /** Does everything right. */
  public static final Manners GOOD = new Manners(0, 0, 0, 0, 0, 0, 0, 0, false);

  /** Does a bit of everything wrong. */
  public static final Manners BAD = new Manners(2, 10, 20, 10, 5, 2, 2, 2, false);

  /** What a twin can do wrong to some of its parcels. */
  enum Vice {
    LOST,
    DELAYED,
    DOUBLED,
    SWAPPED,
    CODELESS,
    MISSIGNED,
    REFUSED,
    MUTE
  }

  Manners with(Vice vice, int part) {
    return new Manners(
        vice == Vice.LOST ? part : lost,
        vice == Vice.DELAYED ? part : delayed,
        vice == Vice.DOUBLED ? part : doubled,
        vice == Vice.SWAPPED ? part : swapped,
        vice == Vice.CODELESS ? part : codeless,
        vice == Vice.MISSIGNED ? part : missigned,
        vice == Vice.REFUSED ? part : refused,
        vice == Vice.MUTE ? part : mute,
        down);
  }

  public static Manners down(boolean down) {
    return new Manners(0, 0, 0, 0, 0, 0, 0, 0, down);
  }
}

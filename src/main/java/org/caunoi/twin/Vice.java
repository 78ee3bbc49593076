package org.caunoi.twin;

/** What a twin can do to some of what it has. */
public enum Vice {
  /** Parcels that are never heard of again after they were fetched. */
  LOST,
  /** Reports that come one round later. */
  DELAYED,
  /** Reports that come twice. */
  DOUBLED,
  /** Reports that come before the one they follow. */
  SWAPPED,
  /** Reports with words but without a code. */
  CODELESS,
  /** Reports signed with the wrong secret. */
  MISSIGNED,
  /** Orders that are refused inside an answer that says all is well. */
  REFUSED,
  /** Orders that are taken but never answered. */
  MUTE,
  /** Look-ups that are refused inside an answer that says all is well. */
  BLIND,
  /** Orders that are taken but cannot be looked up before the next round. */
  LATE,
  /** Orders placed again that get a waybill of their own, as carriers do. */
  ANEW,
  /** Parcels nobody is at home for the first time. */
  ABSENT,
  /** Parcels nobody is at home for twice, which are then held. */
  HELD,
  /** Parcels nobody is at home for twice, which then go back. */
  RETURNED
}

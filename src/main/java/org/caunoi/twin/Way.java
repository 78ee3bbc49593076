package org.caunoi.twin;

/** How the way of a parcel ends. */
enum Way {
  USUAL,
  SECOND_TIME,
  HELD,
  RETURNED
}

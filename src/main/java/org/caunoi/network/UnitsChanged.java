package org.caunoi.network;

/** A unit was made or renamed. */
record UnitsChanged() {}

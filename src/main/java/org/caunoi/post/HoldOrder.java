package org.caunoi.post;

/**
 * That a parcel is to be brought to a counter.
 *
 * @param place name of the counter
 */
record HoldOrder(String place) {}

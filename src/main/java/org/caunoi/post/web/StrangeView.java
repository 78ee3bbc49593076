package org.caunoi.post.web;

/**
 * One line of what nobody understood.
 *
 * @param moves whether it is about a shipment of ours, so that it can move it
 * @param booking whether nobody knows if an order was placed, and a person must say so
 */
public record StrangeView(
    String id,
    String kind,
    String carrier,
    String subject,
    String said,
    String at,
    boolean moves,
    boolean booking) {

  @Override
  public String toString() {
    return "StrangeView[" + id + "]";
  }
}

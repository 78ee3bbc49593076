package org.caunoi.post.web;

/**
 * One line of what nobody understood.
 *
 * @param moves whether it is about a shipment of ours, so that it can move it
 */
public record StrangeView(
    String id, String kind, String carrier, String subject, String said, String at, boolean moves) {

  @Override
  public String toString() {
    return "StrangeView[" + id + "]";
  }
}

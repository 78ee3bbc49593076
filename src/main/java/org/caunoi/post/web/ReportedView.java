package org.caunoi.post.web;

/**
 * A parcel that a carrier says was delivered.
 *
 * @param basis empty while nobody has asked the citizen
 * @param mine whether whoever looks has asked, and somebody else must answer
 */
public record ReportedView(
    String id,
    String number,
    String carrier,
    String at,
    String basis,
    String note,
    String by,
    boolean mine) {

  @Override
  public String toString() {
    return "ReportedView[" + id + "]";
  }
}

package org.caunoi.network;

/**
 * One of the wards ("phường") and communes ("xã") directly under the city since 1 July 2025.
 *
 * @param code five digits of the Statistics Office; a string, leading zeros count
 * @param name without the kind: "Ba Đình"
 * @param lat latitude of the map label (WGS84 degrees), not of the seat
 * @param lon longitude of the map label (WGS84 degrees)
 */
public record Commune(
    String code,
    String name,
    String nameEn,
    Kind kind,
    int population,
    double lat,
    double lon,
    String seatAddress) {

  public enum Kind {
    WARD("Phường"),
    COMMUNE("Xã");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** As written in an address: "Phường Ba Đình". */
  public String fullName() {
    return kind.title() + " " + name;
  }
}

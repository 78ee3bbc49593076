package org.caunoi.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A counter where a clerk of an operator helps citizens to file online.
 *
 * @param id such as "HN-0001"; never reused
 * @param location null where not known
 * @param phase the step of the roll-out it opened in, from 1
 * @param openedOn first day of service in Hanoi
 * @param closedOn last day of service; null while it is open
 * @param sample true where the place itself is made up for demonstration
 */
public record AgentPoint(
    String id,
    String name,
    String operatorId,
    String operatorName,
    String complaintPhone,
    String address,
    String communeCode,
    @Nullable Location location,
    OpeningHours hours,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int phase,
    boolean sample) {

  /**
   * @param lat latitude, WGS84 degrees
   * @param lon longitude, WGS84 degrees
   * @param credit the words to show beside the position
   */
  public record Location(double lat, double lon, String credit) {}

  /** Whether the point serves on that day of its life, whatever its opening hours. */
  public boolean isOpenOn(LocalDate day) {
    LocalDate end = closedOn;
    return !day.isBefore(openedOn) && (end == null || !day.isAfter(end));
  }
}

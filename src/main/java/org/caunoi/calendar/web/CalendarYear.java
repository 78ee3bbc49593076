package org.caunoi.calendar.web;

import org.caunoi.platform.web.Tone;

/**
 * One year in the list of the calendar.
 *
 * @param status whether its days off are official
 * @param number official number, empty where there is none
 * @param daysOff days of the working week that are off
 * @param made days made up
 * @param state words on a change on its way, empty where there is none
 */
public record CalendarYear(
    int year,
    String status,
    Tone statusTone,
    String number,
    int daysOff,
    int made,
    String state,
    Tone tone) {

  public String href() {
    return "/calendar/" + year;
  }
}

package org.caunoi.calendar;

/**
 * How terms are counted; the values are data because readings of the law differ.
 *
 * @param dayEnd when on the last day a term ends
 * @param hoursPerDay working hours that a fraction of a working day is counted in
 * @param firstYear first year of the calendar
 * @param lastYear last year of the calendar
 */
record CalendarRules(DayEnd dayEnd, int hoursPerDay, int firstYear, int lastYear) {

  /** When on its last day a term counted in days ends. */
  enum DayEnd {
    /** At the end of working hours. */
    END_OF_DAY,
    /** At the time of day at which the dossier was accepted. */
    SAME_CLOCK_TIME
  }
}

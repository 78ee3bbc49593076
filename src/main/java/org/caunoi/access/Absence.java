package org.caunoi.access;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody is away from work.
 *
 * @param to last day, included
 * @param deputy who gets new work meanwhile
 */
public record Absence(
    UUID account, UUID deputy, String deputyName, LocalDate from, LocalDate to, String saidBy) {

  boolean touches(LocalDate first, LocalDate last) {
    return !from.isAfter(last) && !to.isBefore(first);
  }
}

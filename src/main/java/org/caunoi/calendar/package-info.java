/**
 * When the authorities work and when a dossier is due: working hours, days off, make-up days, the
 * Vietnamese lunar year, due-date arithmetic. Everything is computed from checked reference files
 * and from notices that one person wrote and another published; a year without an official notice
 * is a draft and says so. Owns the schema {@code calendar}.
 */
@ApplicationModule(displayName = "Calendar")
@NullMarked
package org.caunoi.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * When the authorities work and when a dossier is due: working hours, days off, make-up days, the
 * Vietnamese lunar year, due-date arithmetic. Everything is computed from checked reference files;
 * a year without an official notice is a draft and says so. Owns no schema.
 */
@ApplicationModule(displayName = "Calendar")
@NullMarked
package org.caunoi.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

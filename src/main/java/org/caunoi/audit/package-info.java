/**
 * Append-only memory of who did what, where, when and why. Rows hold ids and dates, never free text
 * or personal details. Owns the schema {@code audit}.
 */
@ApplicationModule(displayName = "Audit")
@NullMarked
package org.caunoi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

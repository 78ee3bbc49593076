/**
 * A carrier that is none: it speaks the HTTP of the carriers, moves parcels that nobody carries,
 * and misbehaves when told to, always the same way for the same seed. For tests, the demo and the
 * certification of a new carrier; a program of its own as well.
 */
@ApplicationModule(displayName = "Carrier twin")
@NullMarked
package org.caunoi.twin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

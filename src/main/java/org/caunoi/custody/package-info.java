/**
 * Custody of papers: who is liable for each envelope and bag at each moment, from the counter to
 * the authority and home. It owns the custody axis of a dossier and never moves its business state.
 * Owns the schema {@code custody}.
 */
@ApplicationModule(displayName = "Custody")
@NullMarked
package org.caunoi.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

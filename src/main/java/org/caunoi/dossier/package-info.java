/**
 * The business life of a dossier: filed, accepted, supplemented, processed, issued, returned. It
 * owns the business state (national codes 1 to 10) and nothing else may move it. Owns the schema
 * {@code dossier}.
 */
@ApplicationModule(displayName = "Dossier")
@NullMarked
package org.caunoi.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The technical ground: web shell, problem details, encryption, database start, idempotent answers.
 * It knows no business word. Owns the schema {@code platform}.
 */
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.caunoi.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

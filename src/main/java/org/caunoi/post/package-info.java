/**
 * Results on their way home: shipments, the carriers that take them, what carriers report, and the
 * proof that the citizen has it. Owns the schema {@code post}.
 */
@ApplicationModule(displayName = "Post")
@NullMarked
package org.caunoi.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The door to other systems: one inbox that keeps what came byte by byte and takes each thing once,
 * and one outbox that says each thing in order until it was heard. It knows no business word; the
 * rooms say whom they speak with. Owns the schema {@code exchange}.
 */
@ApplicationModule(displayName = "Exchange")
@NullMarked
package org.caunoi.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

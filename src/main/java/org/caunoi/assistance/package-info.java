/**
 * The session at the counter: from the citizen's card to the slip in their hand, with the citizen's
 * own word at every step. It forgets the person when the session ends. Owns the schema {@code
 * assistance}.
 */
@ApplicationModule(displayName = "Assistance")
@NullMarked
package org.caunoi.assistance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The demo network a newcomer finds: one sign-in per role and a few visibly invented people and
 * dossiers, made through the same use cases as real ones. Off in the production profile.
 */
@ApplicationModule(displayName = "Demo")
@NullMarked
package org.caunoi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

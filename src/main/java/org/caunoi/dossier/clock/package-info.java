/**
 * Time on the authority's side: by when each inner step should be done, who is reminded before a
 * promise is broken and who is told when it is, and the apology that is ready before the day. Every
 * reminder is acted on once.
 */
@NullMarked
package org.caunoi.dossier.clock;

import org.jspecify.annotations.NullMarked;

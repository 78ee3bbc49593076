/**
 * Screens and API of dossiers. Citizens look their dossier up and open results here without an
 * account and without scripts. What may be shown to whom, the room behind decides.
 */
@NullMarked
package org.caunoi.dossier.web;

import org.jspecify.annotations.NullMarked;

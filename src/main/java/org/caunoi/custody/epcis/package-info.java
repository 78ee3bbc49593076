/**
 * Custody as other systems read and write it: GS1 EPCIS 2.0 in JSON-LD, by a profile of its own. It
 * is what the house says and hears at its edge; who keeps a paper is never decided by it.
 */
@NullMarked
package org.caunoi.custody.epcis;

import org.jspecify.annotations.NullMarked;

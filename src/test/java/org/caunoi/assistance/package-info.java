/** Tests of the session at the counter. */
@NullMarked
package org.caunoi.assistance;

import org.jspecify.annotations.NullMarked;

/** Starts the house. */
@NullMarked
package org.caunoi;

import org.jspecify.annotations.NullMarked;

/** Tests of the catalogue. */
@NullMarked
package org.caunoi.catalogue;

import org.jspecify.annotations.NullMarked;

/** Tests of reading reference data. */
@NullMarked
package org.caunoi.platform.reference;

import org.jspecify.annotations.NullMarked;

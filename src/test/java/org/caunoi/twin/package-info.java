@NullMarked
package org.caunoi.twin;

import org.jspecify.annotations.NullMarked;

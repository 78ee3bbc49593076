@NullMarked
package org.caunoi.signing;

import org.jspecify.annotations.NullMarked;

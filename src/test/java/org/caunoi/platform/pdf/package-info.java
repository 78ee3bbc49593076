@NullMarked
package org.caunoi.platform.pdf;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caunoi.exchange;

import org.jspecify.annotations.NullMarked;

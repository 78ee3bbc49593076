@NullMarked
package org.caunoi.platform.crypto;

import org.jspecify.annotations.NullMarked;

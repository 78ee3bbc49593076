@NullMarked
package org.caunoi.custody;

import org.jspecify.annotations.NullMarked;

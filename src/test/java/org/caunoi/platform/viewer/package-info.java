@NullMarked
package org.caunoi.platform.viewer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caunoi.document;

import org.jspecify.annotations.NullMarked;

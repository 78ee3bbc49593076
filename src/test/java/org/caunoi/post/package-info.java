@NullMarked
package org.caunoi.post;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caunoi.post.money;

import org.jspecify.annotations.NullMarked;

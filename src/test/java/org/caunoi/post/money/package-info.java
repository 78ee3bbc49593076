@NamedInterface("money")
@NullMarked
package org.caunoi.post.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

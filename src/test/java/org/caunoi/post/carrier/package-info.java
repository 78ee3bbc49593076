@NamedInterface("carrier")
@NullMarked
package org.caunoi.post.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

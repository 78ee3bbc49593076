@NamedInterface("model")
@NullMarked
package org.caunoi.post.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

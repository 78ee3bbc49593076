@NamedInterface("model")
@NullMarked
package org.caunoi.custody.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

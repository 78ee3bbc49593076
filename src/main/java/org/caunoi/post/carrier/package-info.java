/** Carriers behind one port: how each is spoken to and how its words are read. */
@NamedInterface("carrier")
@NullMarked
package org.caunoi.post.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

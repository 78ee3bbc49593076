/** The way of a shipment as pure values. Knows no database, no clock and no framework. */
@NamedInterface("model")
@NullMarked
package org.caunoi.post.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * The rules of custody as pure values: what may happen to an envelope or a bag and who is liable
 * for it at each moment. Knows no database, no clock and no framework.
 */
@NamedInterface("model")
@NullMarked
package org.caunoi.custody.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

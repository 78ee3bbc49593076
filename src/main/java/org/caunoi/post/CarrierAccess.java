package org.caunoi.post;

import java.util.Optional;
import org.caunoi.post.carrier.Access;

/** Knows how carriers are reached; of several the first that knows one counts. */
public interface CarrierAccess {

  Optional<Access> of(String carrier);
}

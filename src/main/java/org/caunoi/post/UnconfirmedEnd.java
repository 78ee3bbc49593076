package org.caunoi.post;

import java.util.UUID;
import org.caunoi.post.model.Step;

/**
 * An end that a carrier reported without a signature.
 *
 * @param tries how often it was asked for in vain
 */
record UnconfirmedEnd(UUID shipment, String reference, Step step, int tries) {}

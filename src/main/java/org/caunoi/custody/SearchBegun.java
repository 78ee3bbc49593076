package org.caunoi.custody;

import java.util.UUID;

/**
 * Papers are searched for and their last keeper is asked; published once, in the transaction in
 * which it began.
 *
 * @param byHouse whether time alone began it
 * @param by who began it
 */
public record SearchBegun(Inquiry inquiry, boolean byHouse, UUID by) {}

package org.caunoi.network;

import org.jspecify.annotations.Nullable;

/**
 * A commune found by a search.
 *
 * @param formerly the abolished unit whose name was found; null when the commune's own name was
 */
public record CommuneMatch(Commune commune, @Nullable FormerUnit formerly) {}

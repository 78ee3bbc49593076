package org.caunoi.custody;

import java.util.UUID;

/** A list on a citizen's screen came, changed or went; screens of this clerk look afresh. */
public record ListOnScreenChanged(UUID clerkId) {}

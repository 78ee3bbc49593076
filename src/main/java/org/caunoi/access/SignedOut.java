package org.caunoi.access;

import java.util.UUID;

/** A person signed out or was switched off. Heard inside the transaction of the act. */
public record SignedOut(UUID accountId) {}

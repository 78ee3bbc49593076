package org.caunoi.dossier.web;

import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * What every act on a dossier is asked with.
 *
 * @param code of the dossier, from the path
 * @param seen version the caller saw: {@code If-Match} of a program, the field {@code version} of a
 *     page; none where the caller did not say
 * @param key {@code Idempotency-Key} of a program
 */
record ActCall(SignedIn who, String code, @Nullable Integer seen, @Nullable String key) {}

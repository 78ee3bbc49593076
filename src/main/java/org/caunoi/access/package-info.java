/**
 * Who may do what: accounts, roles, permissions, sign-ins with a second factor, tokens of system
 * clients. It knows acts only by the name of their permission. Owns the schema {@code access}.
 */
@ApplicationModule(displayName = "Access")
@NullMarked
package org.caunoi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

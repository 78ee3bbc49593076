/**
 * What can be asked of the authorities and how: procedures as dated, sourced data, the papers one
 * case needs and why, its fee, term and authority, its form, and search as people speak. A version
 * once stored is never changed; whoever keeps its id keeps the rules of that day. Owns the schema
 * {@code catalogue}.
 */
@ApplicationModule(displayName = "Catalogue")
@NullMarked
package org.caunoi.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Where citizens are helped and who receives their dossiers: wards and communes, operators, agent
 * points and authorities. Owns the words commune, former unit, operator, point and authority, and
 * the database schema {@code network}. The data come from checked reference files and do not change
 * while the system runs.
 */
@ApplicationModule(displayName = "Network")
@NullMarked
package org.caunoi.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

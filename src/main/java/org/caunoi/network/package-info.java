/**
 * Where citizens are helped and who receives their dossiers: wards and communes, operators, agent
 * points and authorities. Owns the words commune, former unit, operator, point and authority, and
 * the database schema {@code network}. The data come from checked reference files; while the system
 * runs, units are made and renamed by two administrators over what the file says.
 */
@ApplicationModule(displayName = "Network")
@NullMarked
package org.caunoi.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

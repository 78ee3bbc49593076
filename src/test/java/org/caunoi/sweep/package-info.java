/**
 * Sweeps over everything the running house offers: all routes, all roles, all statements, all rows.
 */
@NullMarked
package org.caunoi.sweep;

import org.jspecify.annotations.NullMarked;

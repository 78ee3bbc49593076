/**
 * The PostgreSQL server the product starts by itself when no other server is configured, kept in
 * the data folder with durability on. It finds or stops what a killed process left behind, refuses
 * a folder it cannot use in one sentence, and restarts a server that dies. Backup and restore of
 * the whole data folder are commands of this package.
 */
@NullMarked
package org.caunoi.platform.database;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded server under kill -9, full disks and second starts, and the migrations on every
 * supported server.
 */
@NullMarked
package org.caunoi.platform.database;

import org.jspecify.annotations.NullMarked;

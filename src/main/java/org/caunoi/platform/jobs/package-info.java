/**
 * Work that is done after the transaction that asked for it. A room declares its task as a bean and
 * schedules it with {@link org.caunoi.platform.jobs.Jobs}; nothing is lost in a crash and every
 * node may run any job. It knows no business word.
 */
@NullMarked
package org.caunoi.platform.jobs;

import org.jspecify.annotations.NullMarked;

/**
 * On whose behalf the database is asked. Each connection tells it before a statement runs, and the
 * policies of the tables show only the rows that are this viewer's: the second net under the
 * application's own checks. Whoever is nobody sees nothing.
 */
@NullMarked
package org.caunoi.platform.viewer;

import org.jspecify.annotations.NullMarked;

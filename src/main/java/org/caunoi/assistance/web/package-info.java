/**
 * Pages and API of the counter. They show what the room knows and call its use cases. Nothing is
 * decided here.
 */
@NullMarked
package org.caunoi.assistance.web;

import org.jspecify.annotations.NullMarked;

/** The calendar for other systems and for pages that try a due date. */
@NullMarked
package org.caunoi.calendar.web;

import org.jspecify.annotations.NullMarked;

/** Tests of the counter over HTTP. */
@NullMarked
package org.caunoi.assistance.web;

import org.jspecify.annotations.NullMarked;

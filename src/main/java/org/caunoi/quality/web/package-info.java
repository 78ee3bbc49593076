/**
 * Screens and API for what citizens say: rating and reporting without an account, and the Centre's
 * list of protected reports. The public pages work without scripts.
 */
@NullMarked
package org.caunoi.quality.web;

import org.jspecify.annotations.NullMarked;

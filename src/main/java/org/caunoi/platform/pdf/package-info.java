/**
 * Turns a page into a tagged PDF/A that can be kept for decades: typefaces embedded, nothing loaded
 * from anywhere. It knows no business word.
 */
@NullMarked
package org.caunoi.platform.pdf;

import org.jspecify.annotations.NullMarked;

/**
 * The house as people meet it: a clerk's screen and a citizen's phone in real browsers, walking
 * from the card to the result. These tests press what people press and read what people read. They
 * are skipped, loudly, on a machine without Chromium.
 */
@NullMarked
package org.caunoi.browser;

import org.jspecify.annotations.NullMarked;

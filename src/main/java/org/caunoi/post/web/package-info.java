/** Screens of shipments: the desk that sends, the door where they arrive, and the citizen's own. */
@NullMarked
package org.caunoi.post.web;

import org.jspecify.annotations.NullMarked;

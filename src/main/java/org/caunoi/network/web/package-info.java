/**
 * The network on the web: lists of communes and points for other systems. Reads the public types of
 * the room only. Bad parameters are refused by name.
 */
@NullMarked
package org.caunoi.network.web;

import org.jspecify.annotations.NullMarked;

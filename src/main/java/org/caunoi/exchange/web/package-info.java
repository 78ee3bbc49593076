/** Where other systems deliver, and the page of those who look after the connections. */
@NullMarked
package org.caunoi.exchange.web;

import org.jspecify.annotations.NullMarked;

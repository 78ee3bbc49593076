/** Tests of the catalogue's API over HTTP. */
@NullMarked
package org.caunoi.catalogue.web;

import org.jspecify.annotations.NullMarked;

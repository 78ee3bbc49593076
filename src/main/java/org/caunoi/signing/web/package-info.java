@NullMarked
package org.caunoi.signing.web;

import org.jspecify.annotations.NullMarked;

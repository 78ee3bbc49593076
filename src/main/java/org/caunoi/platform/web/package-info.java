@NullMarked
package org.caunoi.platform.web;

import org.jspecify.annotations.NullMarked;

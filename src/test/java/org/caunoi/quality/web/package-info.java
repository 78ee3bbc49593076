@NullMarked
package org.caunoi.quality.web;

import org.jspecify.annotations.NullMarked;

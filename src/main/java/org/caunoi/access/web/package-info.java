@NullMarked
package org.caunoi.access.web;

import org.jspecify.annotations.NullMarked;

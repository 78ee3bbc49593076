@NullMarked
package org.caunoi.custody.web;

import org.jspecify.annotations.NullMarked;

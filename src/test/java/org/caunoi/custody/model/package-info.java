@NullMarked
package org.caunoi.custody.model;

import org.jspecify.annotations.NullMarked;

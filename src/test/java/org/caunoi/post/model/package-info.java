@NullMarked
package org.caunoi.post.model;

import org.jspecify.annotations.NullMarked;

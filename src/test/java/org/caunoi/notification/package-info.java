@NullMarked
package org.caunoi.notification;

import org.jspecify.annotations.NullMarked;

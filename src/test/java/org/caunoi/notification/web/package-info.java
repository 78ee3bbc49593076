@NullMarked
package org.caunoi.notification.web;

import org.jspecify.annotations.NullMarked;

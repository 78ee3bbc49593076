@NullMarked
package org.caunoi.platform.jobs;

import org.jspecify.annotations.NullMarked;

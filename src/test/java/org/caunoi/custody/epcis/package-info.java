@NullMarked
package org.caunoi.custody.epcis;

import org.jspecify.annotations.NullMarked;

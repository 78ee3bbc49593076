@NullMarked
package org.caunoi.dossier.clock;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.caunoi.dossier.retention;

import org.jspecify.annotations.NullMarked;

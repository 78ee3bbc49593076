@NullMarked
package org.caunoi.dossier.web;

import org.jspecify.annotations.NullMarked;

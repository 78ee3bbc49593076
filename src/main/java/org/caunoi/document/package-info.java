/**
 * Stored files: true type, size, pages, hash; sealed at rest, stripped of what a camera adds. It
 * knows no business word: who may see a file and what it proves is the caller's matter. Owns the
 * schema {@code document} and the folder {@code <data>/documents}.
 */
@ApplicationModule(displayName = "Document")
@NullMarked
package org.caunoi.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

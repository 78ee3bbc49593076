/**
 * Signatures inside PDF files (PAdES): the keys that make them, and what anybody can read off them.
 * It knows no business word: which file is signed, and what it proves, is the caller's matter. Owns
 * the schema {@code signing} and the file {@code <data>/keys/demo-signing.p12}.
 */
@ApplicationModule(displayName = "Signing")
@NullMarked
package org.caunoi.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

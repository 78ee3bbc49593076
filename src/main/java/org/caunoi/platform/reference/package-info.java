/**
 * Reads reference data files so that whoever edits them is told file, line and field of each
 * mistake. All mistakes of all files are collected before anything is refused. It knows no business
 * word.
 */
@NullMarked
package org.caunoi.platform.reference;

import org.jspecify.annotations.NullMarked;

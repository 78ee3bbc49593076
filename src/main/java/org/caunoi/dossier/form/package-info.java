/**
 * The papers that acts on a dossier leave behind: the seven forms of the one-stop circular, the
 * control slip with its hand-overs, and the register. A paper is a fact: never edited, never
 * removed; a mistake is put right by a new one that names the old.
 */
@NullMarked
package org.caunoi.dossier.form;

import org.jspecify.annotations.NullMarked;

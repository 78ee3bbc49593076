/**
 * Screens and API of custody: papers of a dossier, envelopes and bags for those who carry them, and
 * the list of what the Centre must look at.
 */
@NullMarked
package org.caunoi.custody.web;

import org.jspecify.annotations.NullMarked;

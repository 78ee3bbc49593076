/**
 * The catalogue for citizens and for programs: the front door, search, one procedure, the checklist
 * of one case. It only reads and computes. Every refusal names the field that is wrong.
 */
@NullMarked
package org.caunoi.catalogue.web;

import org.jspecify.annotations.NullMarked;

/**
 * How long the files of ended dossiers are kept, by kind and as data; what is removed each night
 * when its time has run out; and the legal holds that stop it.
 */
@NullMarked
package org.caunoi.dossier.retention;

import org.jspecify.annotations.NullMarked;

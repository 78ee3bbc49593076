/**
 * What citizens say about the service: ratings, and protected reports when money was asked for or a
 * dossier was filed in their name by somebody else. Reports are read at the Centre only, never by
 * the point they tell of or its operator. Also what the Centre looks at: indicators, ratings point
 * by point, and the page of five questions. Owns the schema {@code quality}.
 */
@ApplicationModule(displayName = "Quality")
@NullMarked
package org.caunoi.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

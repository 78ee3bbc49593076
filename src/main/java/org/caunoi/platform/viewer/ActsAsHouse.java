package org.caunoi.platform.viewer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this bean, or this method of it, does sees rows that are not the asking person's: because a
 * token or the citizen's digits stand for a sign-in, or because the work is the house's own. All
 * places are listed in {@code src/test/resources/acts-as-house.txt}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ActsAsHouse {

  /** Why it may. */
  String value();
}

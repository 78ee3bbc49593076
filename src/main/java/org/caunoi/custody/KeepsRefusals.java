package org.caunoi.custody;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this bean refuses to a person is kept, with who, what and why. Its methods are asked with a
 * {@code SignedIn} first and the number of an envelope, a bag or a dossier second, or with the id
 * of something that has one, see {@link NumberBehind}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsRefusals {}

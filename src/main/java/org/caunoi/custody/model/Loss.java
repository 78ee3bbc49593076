package org.caunoi.custody.model;

/** How far a loss case is. */
public enum Loss {
  NONE,
  SUSPECTED,
  DECLARED
}

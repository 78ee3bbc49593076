package org.caunoi.platform.web;

/** How a data-described field is asked. */
public enum FieldKind {
  TEXT,
  LONG_TEXT,
  ADDRESS,
  NUMBER,
  PHONE,
  EMAIL,
  DATE,
  RADIO,
  SELECT,
  CHECKBOX
}

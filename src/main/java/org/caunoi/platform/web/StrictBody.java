package org.caunoi.platform.web;

/**
 * A JSON request body that is read without guessing: unknown fields, numbers in place of text and
 * control characters are refused, each by its pointer.
 */
public interface StrictBody {}

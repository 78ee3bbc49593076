package org.caunoi.platform.reference;

/**
 * One mistake in a data file.
 *
 * @param line counted from 1
 * @param field dotted path inside the file, such as {@code questions[2].key}; empty for the file
 * @param problem what is wrong, a plain sentence without a full stop
 */
public record ReferenceProblem(String file, int line, String field, String problem) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + problem;
  }
}

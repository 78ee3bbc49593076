package org.caunoi.catalogue;

import java.util.List;
import java.util.TreeMap;

/** Two small procedures and ways to change their files. */
final class Sample {

  static final String ONE = "reference/procedures/9.000001.yaml";
  static final String TWO = "reference/procedures/9.000002.yaml";

  private Sample() {}

  static ReferenceFiles files() {
    return ReferenceFiles.load("classpath:catalogue/sample/");
  }

  /** The files with the first occurrence of a text in one of them replaced. */
  static ReferenceFiles with(ReferenceFiles files, String path, String text, String replacement) {
    String before = files.texts().getOrDefault(path, "");
    if (!before.contains(text)) {
      throw new IllegalArgumentException(path + " does not hold " + text);
    }
    int at = before.indexOf(text);
    return put(
        files, path, before.substring(0, at) + replacement + before.substring(at + text.length()));
  }

  static ReferenceFiles put(ReferenceFiles files, String path, String text) {
    TreeMap<String, String> texts = new TreeMap<>(files.texts());
    texts.put(path, text);
    return new ReferenceFiles(texts);
  }

  static ReferenceFiles without(ReferenceFiles files, String path) {
    TreeMap<String, String> texts = new TreeMap<>(files.texts());
    texts.remove(path);
    return new ReferenceFiles(texts);
  }

  static List<ProcedureVersion> procedures() {
    return new ReferenceReader(files()).procedures();
  }

  static ProcedureVersion one() {
    return procedures().getFirst();
  }
}

package org.caunoi.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caunoi.platform.reference.ReferenceProblems;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The catalogue's data files as they lie there.
 *
 * @param texts content by path, such as {@code reference/procedures/2.000635.yaml}, sorted
 */
record ReferenceFiles(SortedMap<String, String> texts) {

  static final String FIELDS = "reference/fields.yaml";
  static final String LIFE_EVENTS = "reference/life-events.yaml";
  static final String EVERYDAY_WORDS = "reference/everyday-words.yaml";
  static final String FORMS = "reference/forms/";
  static final String PROCEDURES = "reference/procedures/";
  static final String FIXTURES = "reference/fixtures/";

  /** Counts up when the reader itself changes what it makes of the same files. */
  private static final String READER = "3";

  /** Reads the files below a location such as {@code classpath:} or {@code file:/srv/}. */
  static ReferenceFiles load(String location) {
    SortedMap<String, String> texts = new TreeMap<>();
    ReferenceProblems problems = new ReferenceProblems();
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    try {
      add(texts, problems, "reference/", files.getResources(location + FIELDS));
      add(texts, problems, "reference/", files.getResources(location + LIFE_EVENTS));
      add(texts, problems, "reference/", files.getResources(location + EVERYDAY_WORDS));
      add(texts, problems, FORMS, files.getResources(location + FORMS + "*.yaml"));
      add(texts, problems, PROCEDURES, files.getResources(location + PROCEDURES + "*.yaml"));
      add(texts, problems, FIXTURES, fixtures(files, location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    problems.throwIfAny();
    return new ReferenceFiles(texts);
  }

  static String procedure(String code) {
    return PROCEDURES + code + ".yaml";
  }

  /** The same files with one procedure written anew. */
  ReferenceFiles with(String code, String text) {
    return with(Map.of(code, text));
  }

  /** The same files with some procedures written anew, by code. */
  ReferenceFiles with(Map<String, String> procedures) {
    SortedMap<String, String> changed = new TreeMap<>(texts);
    procedures.forEach((code, text) -> changed.put(procedure(code), text));
    return new ReferenceFiles(changed);
  }

  /** SHA-256 over all names and contents, hexadecimal: the same exactly when nothing changed. */
  String digest() {
    MessageDigest sha = Sha256.newDigest();
    sha.update(READER.getBytes(StandardCharsets.UTF_8));
    texts.forEach(
        (path, text) -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          sha.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
          sha.update(bytes);
        });
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The first line of a file that begins so, counted from 1; 1 if there is none. */
  int lineOf(String path, String beginning) {
    List<String> lines = texts.getOrDefault(path, "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return i + 1;
      }
    }
    return 1;
  }

  private static Resource[] fixtures(PathMatchingResourcePatternResolver files, String location)
      throws IOException {
    try {
      return files.getResources(location + FIXTURES + "*.yaml");
    } catch (FileNotFoundException none) {
      return new Resource[0];
    }
  }

  private static void add(
      SortedMap<String, String> texts,
      ReferenceProblems problems,
      String folder,
      Resource... resources)
      throws IOException {
    for (Resource resource : resources) {
      if (resource.exists()) {
        String path = folder + resource.getFilename();
        try {
          texts.put(
              path,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(resource.getContentAsByteArray()))
                  .toString());
        } catch (CharacterCodingException e) {
          problems.add(path, 1, "", "is not UTF-8 text");
        }
      }
    }
  }
}

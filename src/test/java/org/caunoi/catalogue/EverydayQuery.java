package org.caunoi.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * What somebody says at the counter.
 *
 * @param meant the procedures that would be a good answer
 */
record EverydayQuery(String said, List<String> meant) {

  static List<EverydayQuery> all() {
    return in("everyday-queries.txt");
  }

  /** Those of one list. */
  static List<EverydayQuery> in(String file) {
    try {
      return new ClassPathResource("catalogue/" + file)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("|") && !line.startsWith("#"))
          .map(line -> line.split("\\|"))
          .map(parts -> new EverydayQuery(parts[0].strip(), List.of(parts[1].strip().split(" "))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.caunoi.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processor works for, by the packages of the innermost method that tells. */
enum Purpose {
  PAPER("making the paper", "com.openhtmltopdf.", "org.caunoi.platform.pdf."),
  SIGNING("signing the paper", "eu.europa.esig.", "org.caunoi.signing."),
  DATABASE(
      "pool, driver and transactions",
      "org.postgresql.",
      "com.zaxxer.",
      "org.springframework.jdbc.",
      "org.springframework.transaction.",
      "org.caunoi.platform.viewer."),
  JSON("JSON", "tools.jackson.", "com.fasterxml."),
  ENCRYPTION("encryption and hashes", "org.caunoi.platform.crypto.", "com.google.crypto."),
  RULES("rules of procedures and forms", "org.caunoi.catalogue.", "dev.cel."),
  SERVER("web server", "org.apache.catalina.", "org.apache.coyote.", "org.apache.tomcat."),
  FRAMEWORK("framework", "org.springframework."),
  OURS("the rest of our own", "org.caunoi.");

  private final String words;
  private final List<String> packages;

  Purpose(String words, String... packages) {
    this.words = words;
    this.packages = List.of(packages);
  }

  String words() {
    return words;
  }

  /** Of types from the innermost outwards; where none tells, Java itself. */
  static String of(Stream<String> types) {
    return types
        .flatMap(type -> named(type).stream())
        .map(Purpose::words)
        .findFirst()
        .orElse("Java itself");
  }

  private static Optional<Purpose> named(String type) {
    return Stream.of(values())
        .filter(purpose -> purpose.packages.stream().anyMatch(type::startsWith))
        .findFirst();
  }
}

package org.caunoi.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caunoi.platform.reference.ReferenceProblems;
import org.springframework.core.io.Resource;

/** The files of the network as they lie in a folder: contents by name, and a hash over all. */
record ReferenceFolder(Map<String, byte[]> files) {

  static final String COMMUNES = "communes.csv";
  static final String OLD_UNITS = "old-units.csv";
  static final String OPERATORS = "operators.csv";
  static final String POINTS = "points.csv";
  static final String POINTS_OSM = "points-osm.csv";
  static final String AUTHORITIES = "authorities.csv";

  static final List<String> NAMES =
      List.of(COMMUNES, OLD_UNITS, OPERATORS, POINTS, POINTS_OSM, AUTHORITIES);

  /** A missing file is noted as a problem, never an exception. */
  static ReferenceFolder read(Resource folder, ReferenceProblems problems) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : NAMES) {
      try {
        files.put(name, folder.createRelative(name).getContentAsByteArray());
      } catch (IOException unreadable) {
        problems.add(name, 1, "file", "is missing or cannot be read in " + folder);
      }
    }
    return new ReferenceFolder(files);
  }

  byte[] content(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /** SHA-256 over names, sizes and contents. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + ":" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

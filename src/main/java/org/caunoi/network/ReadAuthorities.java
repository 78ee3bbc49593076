package org.caunoi.network;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.caunoi.network.Authority.Kind;
import org.caunoi.platform.reference.ReferenceProblems;
import org.jspecify.annotations.Nullable;

/** Checks the authorities: a tree, one city centre, one service centre in every commune. */
final class ReadAuthorities {

  // QCVN 102:2016 "000.00.00.H26" as well as Decision 20/2020 "H26.1.2", at most 35 characters.
  static final Pattern CODE = Pattern.compile("(?=.{3,35}$)[0-9A-Z]{2,3}(\\.[0-9A-Z]{1,3}){1,9}");
  static final Set<Kind> OF_A_COMMUNE = EnumSet.of(Kind.BRANCH, Kind.COMMUNE, Kind.POLICE_COMMUNE);

  private final ReferenceProblems problems;
  private final Set<String> communeCodes;
  private final Set<String> taken = new HashSet<>();

  ReadAuthorities(ReferenceProblems problems, Set<String> communeCodes) {
    this.problems = problems;
    this.communeCodes = communeCodes;
  }

  List<Authority> read(List<CsvRow> rows) {
    Map<String, @Nullable String> parents = new HashMap<>();
    Set<String> codes = new HashSet<>();
    for (CsvRow row : rows) {
      String code = row.matching("code", CODE, "an agency code like 000.00.00.H26");
      row.unique("code", code, codes);
      parents.put(code, row.optional("parent"));
    }
    List<Authority> authorities = new ArrayList<>();
    for (CsvRow row : rows) {
      String parent = row.optional("parent");
      row.known("parent", parent, codes, ReferenceFolder.AUTHORITIES);
      if (goesInCircles(row.raw("code"), parents)) {
        row.wrong("parent", "leads back to " + row.raw("code"));
      }
      Kind kind = row.oneOf("kind", Words.of(Kind.class));
      authorities.add(
          new Authority(
              row.raw("code"),
              row.text("name"),
              kind,
              parent,
              commune(row, kind),
              row.oneOf("confidence", Words.of(Authority.Confidence.class))));
    }
    if (!rows.isEmpty()) {
      noteMissing();
    }
    return authorities;
  }

  private @Nullable String commune(CsvRow row, Kind kind) {
    String commune = row.optional("commune");
    row.known("commune", commune, communeCodes, ReferenceFolder.COMMUNES);
    if (OF_A_COMMUNE.contains(kind) != (commune != null)) {
      row.wrong(
          "commune",
          commune == null
              ? "must not be empty for " + Words.of(kind)
              : "must be empty for " + Words.of(kind));
    }
    if (kind != Kind.BRANCH && !taken.add(place(kind, commune))) {
      row.wrong("kind", "a second " + place(kind, commune));
    }
    return commune;
  }

  private void noteMissing() {
    if (!taken.contains(place(Kind.CITY_CENTRE, null))) {
      problems.add(ReferenceFolder.AUTHORITIES, 1, "kind", "there is no city-centre");
    }
    communeCodes.stream()
        .sorted()
        .filter(code -> !taken.contains(place(Kind.COMMUNE, code)))
        .forEach(
            code ->
                problems.add(
                    ReferenceFolder.AUTHORITIES, 1, "commune", "no service centre for " + code));
  }

  private static String place(Kind kind, @Nullable String commune) {
    return Words.of(kind) + (commune == null ? "" : " in " + commune);
  }

  private static boolean goesInCircles(String code, Map<String, @Nullable String> parents) {
    Set<String> passed = new HashSet<>();
    String at = parents.get(code);
    while (at != null && passed.add(at)) {
      if (Objects.equals(at, code)) {
        return true;
      }
      at = parents.get(at);
    }
    return false;
  }
}

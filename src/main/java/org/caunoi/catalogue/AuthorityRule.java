package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which authority receives the dossier. Who that is for one case, the network of authorities knows.
 *
 * @param department key of the city department, only with {@link Kind#DEPARTMENT}
 */
public record AuthorityRule(Kind kind, @Nullable String department) {

  /** The kinds of rule. */
  public enum Kind {
    ANY_COMMUNE,
    COMMUNE_OF_RESIDENCE,
    COMMUNE_OF_SUBJECT,
    CITY_CENTRE,
    POLICE_COMMUNE,
    POLICE_CITY,
    SOCIAL_INSURANCE,
    BUSINESS_REGISTRY_COMMUNE,
    LAND_OFFICE,
    DEPARTMENT;

    private String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String DEPARTMENT = "department-";

  /**
   * Reads the word of the data files, such as {@code any-commune} or {@code department-justice}.
   */
  public static Optional<AuthorityRule> parse(String key) {
    if (key.matches(DEPARTMENT + "[a-z]+(-[a-z]+)*")) {
      return Optional.of(new AuthorityRule(Kind.DEPARTMENT, key.substring(DEPARTMENT.length())));
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.DEPARTMENT && kind.key().equals(key))
        .findFirst()
        .map(kind -> new AuthorityRule(kind, null));
  }

  @JsonCreator
  static AuthorityRule of(String key) {
    return parse(key).orElseThrow(() -> new IllegalArgumentException(key));
  }

  /** The word of the data files. */
  @JsonValue
  public String key() {
    return department == null ? kind.key() : DEPARTMENT + department;
  }
}

package org.caunoi.network;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.caunoi.network.Authority.Kind;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The bodies that receive dossiers, and the rule that picks one for a procedure. */
public final class Authorities {

  private volatile Map<String, Authority> byCode;

  Authorities(List<Authority> authorities) {
    byCode = sorted(authorities);
  }

  void replace(List<Authority> authorities) {
    byCode = sorted(authorities);
  }

  private static Map<String, Authority> sorted(List<Authority> authorities) {
    Map<String, Authority> sorted = new LinkedHashMap<>();
    authorities.stream()
        .sorted(Comparator.comparing(Authority::code))
        .forEach(authority -> sorted.put(authority.code(), authority));
    return sorted;
  }

  public Optional<Authority> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Refused with {@code unknown-authority}. */
  public Authority get(String code) {
    return find(code).orElseThrow(() -> Refused.notFound("unknown-authority", code));
  }

  /** All authorities, by code. */
  public List<Authority> list() {
    return List.copyOf(byCode.values());
  }

  /**
   * The body that receives a dossier. Where a special body has no record of its own, the commune's
   * service centre receives in its place (Decree 118/2025/NĐ-CP: intake regardless of boundaries).
   *
   * @param authorityRule as in the procedure catalogue: {@code any-commune}, {@code
   *     commune-of-residence}, {@code commune-of-subject}, {@code business-registry-commune},
   *     {@code police-commune}, {@code city-centre}, {@code department-…}, {@code police-…}, {@code
   *     social-insurance}, {@code land-office}
   * @param communeCode the commune the rule speaks of; refused with {@code unknown-commune} where
   *     the rule needs it and it is missing or unknown
   */
  public Authority forRule(String authorityRule, @Nullable String communeCode) {
    return switch (authorityRule) {
      case "any-commune",
          "commune-of-residence",
          "commune-of-subject",
          "business-registry-commune" ->
          communeCentre(communeCode);
      case "city-centre" -> cityCentre();
      case "police-commune" ->
          first(Kind.POLICE_COMMUNE, body -> communeOf(body, communeCode))
              .orElseGet(() -> communeCentre(communeCode));
      case "social-insurance" -> cityWide(Kind.SOCIAL_INSURANCE, communeCode);
      case "land-office" -> cityWide(Kind.LAND_OFFICE, communeCode);
      default -> {
        if (authorityRule.startsWith("police-")) {
          yield cityWide(Kind.POLICE_CITY, communeCode);
        }
        if (authorityRule.startsWith("department-")) {
          yield cityCentre();
        }
        throw Refused.invalid("unknown-authority-rule", authorityRule);
      }
    };
  }

  private Authority cityCentre() {
    return first(Kind.CITY_CENTRE, body -> true)
        .orElseThrow(() -> new IllegalStateException("no city centre"));
  }

  private Authority communeCentre(@Nullable String communeCode) {
    return first(Kind.COMMUNE, body -> communeOf(body, communeCode))
        .orElseThrow(
            () ->
                Refused.field(
                    "/communeCode", "unknown-commune", communeCode == null ? "" : communeCode));
  }

  private Authority cityWide(Kind kind, @Nullable String communeCode) {
    return first(kind, body -> true).orElseGet(() -> communeCentre(communeCode));
  }

  private Optional<Authority> first(Kind kind, Predicate<Authority> wanted) {
    return byCode.values().stream()
        .filter(body -> body.kind() == kind && wanted.test(body))
        .findFirst();
  }

  private static boolean communeOf(Authority body, @Nullable String communeCode) {
    return communeCode != null && communeCode.equals(body.communeCode());
  }
}

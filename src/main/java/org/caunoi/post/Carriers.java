package org.caunoi.post;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.carrier.Access;
import org.caunoi.post.carrier.Carrier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The carriers of this installation: how each is spoken to, what its words mean, where it is. */
final class Carriers {

  private static final String BY_PERSON = "person";

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final PostRules rules;
  private final List<CarrierAccess> access;

  Carriers(
      List<Carrier> carriers,
      Map<String, CarrierProfile> profiles,
      PostRules rules,
      List<CarrierAccess> access) {
    for (Carrier carrier : carriers) {
      CarrierProfile profile = profiles.get(carrier.key());
      if (profile != null) {
        lines.put(carrier.key(), new Line(carrier, profile));
      }
    }
    this.rules = rules;
    this.access = access;
  }

  PostRules rules() {
    return rules;
  }

  Line get(String key) {
    Line line = lines.get(key);
    if (line == null) {
      throw new IllegalStateException("no carrier " + key);
    }
    return line;
  }

  /** Empty while a carrier is not connected. */
  Optional<Access> access(String key) {
    return access.stream().flatMap(one -> one.of(key).stream()).findFirst();
  }

  /** The first that is connected, by the rule; refused with {@code no-carrier}. */
  Choice choose(LocalDate day) {
    return connected(day).stream().findFirst().orElseThrow(() -> Refused.conflict("no-carrier"));
  }

  /**
   * The one a person chose, or by the rule where they chose none.
   *
   * @param refusing a carrier that would not take it; only asked again where there is no other
   */
  Choice choose(LocalDate day, @Nullable String wanted, @Nullable String refusing) {
    if (wanted == null || wanted.isBlank()) {
      return connected(day).stream()
          .filter(choice -> !choice.carrier().equals(refusing))
          .findFirst()
          .orElseGet(() -> choose(day));
    }
    return connected(day).stream()
        .filter(choice -> choice.carrier().equals(wanted))
        .findFirst()
        .map(choice -> new Choice(wanted, choice.from(), BY_PERSON))
        .orElseThrow(() -> Refused.field("/carrier", "unknown-option"));
  }

  /** Those that may take results on that day, in the order of the rule. */
  List<Choice> connected(LocalDate day) {
    return rules.carriers().stream()
        .filter(choice -> !choice.from().isAfter(day) && access(choice.carrier()).isPresent())
        .toList();
  }

  /** A carrier and what its words mean. */
  record Line(Carrier carrier, CarrierProfile profile) {}
}

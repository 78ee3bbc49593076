package org.caunoi.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.caunoi.network.AddressPart.Kind;
import org.caunoi.network.ProposedCommune.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses from the end, as they are written: city, then district (until 2025), then ward.
 */
final class AddressBook {

  private static final int LONGEST_ADDRESS = 500;

  private record Name(Kind kind, String plain, String marked) {
    static Name of(String fullName) {
      String name = AddressPart.withoutKind(fullName);
      return new Name(AddressPart.kindOf(fullName), Spelling.plain(name), Spelling.marked(name));
    }
  }

  private final Map<String, Commune> communes;
  private final Map<Commune, Name> communeNames = new LinkedHashMap<>();
  private final Map<FormerUnit, Name> unitNames = new LinkedHashMap<>();
  private final Map<String, Name> districtNames = new LinkedHashMap<>();

  AddressBook(Map<String, Commune> communes, List<FormerUnit> units) {
    this.communes = communes;
    communes.values().forEach(commune -> communeNames.put(commune, Name.of(commune.fullName())));
    for (FormerUnit unit : units) {
      unitNames.put(unit, Name.of(unit.name()));
      districtNames.computeIfAbsent(unit.district(), Name::of);
    }
  }

  Optional<ProposedCommune> read(String text) {
    if (text.length() > LONGEST_ADDRESS) {
      return Optional.empty();
    }
    return readParts(AddressPart.split(text, false))
        .or(() -> readParts(AddressPart.split(text, true)));
  }

  private Optional<ProposedCommune> readParts(List<List<AddressPart>> written) {
    List<List<AddressPart>> parts = new ArrayList<>(written);
    if (!parts.isEmpty() && AddressPart.says(parts.getLast(), "viet nam", "vn")) {
      parts.removeLast();
    }
    // Hà Tây and its districts joined the city in 2008; old papers still name it.
    boolean cityNamed =
        !parts.isEmpty()
            && AddressPart.says(
                parts.getLast(), "ha noi", "hn", "thu do ha noi", "ha tay", "tinh ha tay");
    if (cityNamed) {
      parts.removeLast();
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<AddressPart> last = parts.getLast();
    List<List<AddressPart>> before = parts.subList(0, parts.size() - 1);
    return district(last)
        .flatMap(district -> inDistrict(district, last, before))
        .or(() -> cityNamed || before.isEmpty() || saysKind(last) ? unit(last) : Optional.empty());
  }

  /** The district is known: a unit of it that the parts before name, else the district at large. */
  private Optional<ProposedCommune> inDistrict(
      String district, List<AddressPart> last, List<List<AddressPart>> before) {
    for (List<AddressPart> part : before.reversed()) {
      List<FormerUnit> units = matching(part, unitNames, unit -> unit.district().equals(district));
      if (!units.isEmpty()) {
        return formerly(units);
      }
      Set<Commune> ofDistrict = communesOf(district);
      List<Commune> renamed =
          saysKind(part) ? matching(part, communeNames, ofDistrict::contains) : List.of();
      if (!renamed.isEmpty()) {
        return propose(renamed, null, false);
      }
    }
    Set<Commune> candidates = new LinkedHashSet<>(matching(last, communeNames, any -> true));
    Comparator<Commune> largestFirst = Comparator.comparingInt(Commune::population).reversed();
    communesOf(district).stream().sorted(largestFirst).forEach(candidates::add);
    return propose(candidates, null, true);
  }

  /** No district: the address has the form used since 2025, or only an old ward was written. */
  private Optional<ProposedCommune> unit(List<AddressPart> part) {
    List<Commune> today = matching(part, communeNames, any -> true);
    if (!today.isEmpty() && saysKind(part)) {
      return propose(today, null, false);
    }
    List<FormerUnit> units = matching(part, unitNames, any -> true);
    if (today.isEmpty()) {
      return formerly(units);
    }
    Set<Commune> candidates = new LinkedHashSet<>(today);
    units.forEach(unit -> unit.communeCodes().forEach(code -> candidates.add(commune(code))));
    return propose(candidates, null, false);
  }

  private Optional<ProposedCommune> formerly(List<FormerUnit> units) {
    Set<Commune> candidates = new LinkedHashSet<>();
    for (FormerUnit unit : units) {
      List<Commune> heirs = unit.communeCodes().stream().map(this::commune).toList();
      String name = AddressPart.withoutKind(unit.name());
      heirs.stream().filter(heir -> heir.name().equals(name)).forEach(candidates::add);
      candidates.addAll(heirs);
    }
    return propose(candidates, units.size() == 1 ? units.getFirst() : null, units.size() > 1);
  }

  private static Optional<ProposedCommune> propose(
      Collection<Commune> candidates, @Nullable FormerUnit formerly, boolean loose) {
    return candidates.stream()
        .findFirst()
        .map(
            first ->
                new ProposedCommune(
                    first,
                    loose || candidates.size() > 1 ? Certainty.PARTIAL : Certainty.FULL,
                    candidates.stream().skip(1).toList(),
                    formerly));
  }

  private Optional<String> district(List<AddressPart> part) {
    List<AddressPart> readings =
        part.stream()
            .filter(reading -> reading.kind().mayBe(Kind.DISTRICT) || reading.kind() == Kind.CITY)
            .map(reading -> new AddressPart(Kind.UNSAID, reading.plain(), reading.marked()))
            .toList();
    boolean unitSaid = saysKind(part) && readings.size() < part.size();
    return unitSaid
        ? Optional.empty()
        : matching(readings, districtNames, any -> true).stream().findFirst();
  }

  private Set<Commune> communesOf(String district) {
    Set<Commune> found = new LinkedHashSet<>();
    unitNames.keySet().stream()
        .filter(unit -> unit.district().equals(district))
        .forEach(unit -> unit.communeCodes().forEach(code -> found.add(commune(code))));
    return found;
  }

  private Commune commune(String code) {
    Commune commune = communes.get(code);
    if (commune == null) {
      throw new IllegalStateException("no commune " + code);
    }
    return commune;
  }

  private static boolean saysKind(List<AddressPart> part) {
    return part.getFirst().kind() != Kind.UNSAID;
  }

  /** Those spelt alike with marks; if there are none, those alike without. */
  private static <T> List<T> matching(
      List<AddressPart> part, Map<T, Name> names, Predicate<T> allowed) {
    for (AddressPart reading : part) {
      List<T> plain =
          names.entrySet().stream()
              .filter(entry -> reading.kind().mayBe(entry.getValue().kind()))
              .filter(entry -> entry.getValue().plain().equals(reading.plain()))
              .map(Map.Entry::getKey)
              .filter(allowed)
              .toList();
      List<T> marked =
          plain.stream()
              .filter(found -> reading.marked().equals(markedName(names, found)))
              .toList();
      if (!plain.isEmpty()) {
        return marked.isEmpty() ? plain : marked;
      }
    }
    return List.of();
  }

  private static <T> @Nullable String markedName(Map<T, Name> names, T key) {
    Name name = names.get(key);
    return name == null ? null : name.marked();
  }
}

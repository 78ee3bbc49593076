package org.caunoi.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** One unchanging picture of the catalogue; a newer version wins wherever validity overlaps. */
final class CatalogueContent {

  private final Map<UUID, ProcedureVersion> byId = new HashMap<>();
  private final Map<String, List<ProcedureVersion>> newestFirst = new TreeMap<>();

  /**
   * @param versions all stored versions
   * @param withdrawn codes that are no longer offered; their versions can still be read by id
   */
  CatalogueContent(List<ProcedureVersion> versions, Set<String> withdrawn) {
    versions.forEach(version -> byId.put(version.id(), version));
    versions.stream()
        .filter(version -> !withdrawn.contains(version.code()))
        .sorted(Comparator.comparingInt(ProcedureVersion::version).reversed())
        .forEach(
            version ->
                newestFirst
                    .computeIfAbsent(version.code(), code -> new ArrayList<>())
                    .add(version));
  }

  static CatalogueContent empty() {
    return new CatalogueContent(List.of(), Set.of());
  }

  Optional<ProcedureVersion> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<ProcedureVersion> find(String code, LocalDate on) {
    return newestFirst.getOrDefault(code, List.of()).stream()
        .filter(version -> version.isValidOn(on))
        .findFirst();
  }

  /** All versions of what is offered, past and future ones too. */
  List<ProcedureVersion> offered() {
    return newestFirst.values().stream().flatMap(List::stream).toList();
  }

  List<ProcedureVersion> listCurrent(LocalDate on) {
    return newestFirst.keySet().stream().flatMap(code -> find(code, on).stream()).toList();
  }
}

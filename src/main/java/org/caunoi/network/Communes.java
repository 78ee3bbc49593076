package org.caunoi.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.shared.Refused;

/** The wards and communes of today, in memory; also found by the names of abolished units. */
public final class Communes {

  private final Map<String, Commune> byCode = new LinkedHashMap<>();
  private final List<SearchText> texts = new ArrayList<>();
  private final AddressBook addressBook;

  Communes(List<Commune> communes, List<FormerUnit> formerUnits) {
    communes.stream()
        .sorted(Comparator.comparing(Commune::code))
        .forEach(commune -> byCode.put(commune.code(), commune));
    for (Commune commune : byCode.values()) {
      texts.add(SearchText.of(commune, commune.code()));
      texts.add(SearchText.of(commune, commune.name()));
      texts.add(SearchText.of(commune, commune.fullName()));
    }
    for (FormerUnit unit : formerUnits) {
      for (String code : unit.communeCodes()) {
        texts.addAll(SearchText.of(get(code), unit));
      }
    }
    addressBook = new AddressBook(byCode, formerUnits);
  }

  public Optional<Commune> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Refused with {@code unknown-commune}. */
  public Commune get(String code) {
    return find(code).orElseThrow(() -> Refused.notFound("unknown-commune", code));
  }

  /** All communes, by code. */
  public List<Commune> list() {
    return List.copyOf(byCode.values());
  }

  /**
   * The best matches first: own names, then names of abolished units, then of abolished districts.
   * Marks may be left out; a blank text finds all, by code. The order is the same on every call.
   */
  public List<CommuneMatch> search(String text, int limit) {
    if (text.isBlank()) {
      return byCode.values().stream()
          .limit(limit)
          .map(commune -> new CommuneMatch(commune, null))
          .toList();
    }
    String plain = Spelling.plain(text);
    String marked = Spelling.marked(text);
    if (plain.isEmpty()) {
      return List.of();
    }
    Map<String, SearchText> best = new HashMap<>();
    Map<String, Integer> ranks = new HashMap<>();
    for (SearchText candidate : texts) {
      int rank = candidate.rank(plain, marked);
      String code = candidate.commune().code();
      if (rank < ranks.getOrDefault(code, SearchText.NO_MATCH)) {
        ranks.put(code, rank);
        best.put(code, candidate);
      }
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingInt((SearchText hit) -> ranks.get(hit.commune().code()))
                .thenComparing(hit -> hit.commune().code()))
        .limit(limit)
        .map(hit -> new CommuneMatch(hit.commune(), hit.formerly()))
        .toList();
  }

  /**
   * Reads an address as people write it, old ("Phường Trúc Bạch, Quận Ba Đình, Hà Nội") or new, and
   * proposes today's commune. Empty when the text names no unit of the city.
   */
  public Optional<ProposedCommune> fromAddress(String freeText) {
    return addressBook.read(freeText);
  }
}

package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caunoi.shared.UuidV7;

/**
 * How long one search takes over the shipped procedures, repeated under other codes until there are
 * as many as asked for: run by {@code bin/search-time}. Searches by each everyday query as spoken,
 * without marks, with a typing error, with Telex and with VNI keys left.
 */
final class SearchTime {

  private static final int ROUNDS = 5;
  private static final int SHOWN = 8;

  private SearchTime() {}

  /**
   * @param arguments how many procedures
   */
  public static void main(String[] arguments) {
    int procedures = Integer.parseInt(arguments[0]);
    long begin = System.nanoTime();
    ProcedureSearch search = over(many(ReferenceFiles.load("classpath:"), procedures));
    System.out.printf(
        "%d procedures read and indexed in %d ms%n",
        procedures, (System.nanoTime() - begin) / 1_000_000);
    for (int warmUp = 0; warmUp < 2; warmUp++) {
      times(search, warmUp);
    }
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      times.addAll(times(search, 100 + round));
    }
    Collections.sort(times);
    System.out.printf(
        "p50 %.1f ms, p95 %.1f ms, max %.1f ms over %d searches%n",
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 95 / 100) / 1e6,
        times.getLast() / 1e6,
        times.size());
  }

  private static List<Long> times(ProcedureSearch search, long seed) {
    TypingNoise noise = new TypingNoise(seed);
    List<Long> times = new ArrayList<>();
    for (EverydayQuery query : EverydayQuery.all()) {
      String said = query.said();
      for (String typed :
          List.of(
              said,
              TypingNoise.withoutMarks(said),
              noise.mistyped(said),
              noise.telex(said),
              noise.vni(said))) {
        long begin = System.nanoTime();
        search.search(typed, SHOWN);
        times.add(System.nanoTime() - begin);
      }
    }
    return times;
  }

  private static ProcedureSearch over(ReferenceFiles files) {
    ReferenceReader reader = new ReferenceReader(files);
    List<ProcedureVersion> versions =
        reader.procedures().stream()
            .map(draft -> draft.storedAs(UuidV7.next(CatalogueDatabase.CLOCK), 1, ""))
            .toList();
    CatalogueContent content = new CatalogueContent(versions, Set.of());
    Catalogue catalogue = new Catalogue();
    catalogue.replace(content);
    ProcedureSearch search = new ProcedureSearch(catalogue, CatalogueDatabase.CLOCK);
    search.replace(new SearchIndex(content.offered(), reader.everydayWords()));
    return search;
  }

  private static ReferenceFiles many(ReferenceFiles files, int procedures) {
    List<Map.Entry<String, String>> originals =
        files.texts().entrySet().stream()
            .filter(file -> file.getKey().startsWith(ReferenceFiles.PROCEDURES))
            .toList();
    TreeMap<String, String> texts = new TreeMap<>(files.texts());
    for (int i = originals.size(); i < procedures; i++) {
      String code = "9.%06d".formatted(i);
      texts.put(
          ReferenceFiles.PROCEDURES + code + ".yaml",
          originals
              .get(i % originals.size())
              .getValue()
              .replaceFirst("code: \"?[^\"\\n]+\"?", "code: \"" + code + "\"")
              .replaceFirst("(?m)^shortcut:.*\\n", ""));
    }
    return new ReferenceFiles(texts);
  }
}

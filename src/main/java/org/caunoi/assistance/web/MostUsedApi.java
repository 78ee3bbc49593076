package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.catalogue.MostUsed;
import org.caunoi.catalogue.ProcedureSearch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people come for at the point of whoever asks, for programs of the counter. */
@RestController
class MostUsedApi {

  private static final int MOST = 12;

  private final MostUsed mostUsed;
  private final ProcedureSearch search;

  MostUsedApi(MostUsed mostUsed, ProcedureSearch search) {
    this.mostUsed = mostUsed;
    this.search = search;
  }

  /** One procedure. */
  record Line(String code, LocalizedText name) {}

  /**
   * The most used first.
   *
   * @param source {@code point}, {@code network}, or {@code nobody}, where nothing was filed yet
   */
  record Ranked(String source, List<Line> procedures) {}

  @GetMapping("/api/v1/most-used-procedures")
  @Requires(Permission.HELP_CITIZEN)
  Ranked list(SignedIn who) {
    MostUsed.Ranking ranking = mostUsed.at(who.pointId());
    List<Line> lines =
        search.search("", MOST, ranking.codes()).stream()
            .map(one -> new Line(one.code(), one.name()))
            .toList();
    return new Ranked(ranking.source().key(), lines);
  }
}

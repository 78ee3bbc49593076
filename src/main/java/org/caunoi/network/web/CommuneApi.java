package org.caunoi.network.web;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.network.Commune;
import org.caunoi.network.CommuneMatch;
import org.caunoi.network.Communes;
import org.caunoi.network.FormerUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Wards and communes for other systems, found by today's and by former names. */
@RestController
final class CommuneApi {

  /** A page of the list; no cursor on the last. */
  record CommunePage(List<CommuneJson> items, @Nullable String nextCursor) {}

  record CommuneJson(
      String code,
      String name,
      String fullName,
      String nameEn,
      String kind,
      int population,
      double lat,
      double lon,
      @Nullable FormerlyJson formerly) {

    static CommuneJson of(CommuneMatch match) {
      Commune commune = match.commune();
      return new CommuneJson(
          commune.code(),
          commune.name(),
          commune.fullName(),
          commune.nameEn(),
          switch (commune.kind()) {
            case WARD -> "ward";
            case COMMUNE -> "commune";
          },
          commune.population(),
          commune.lat(),
          commune.lon(),
          FormerlyJson.of(match.formerly()));
    }
  }

  /** The abolished unit that was found; undivided when all of it lies in this commune today. */
  record FormerlyJson(String name, String district, boolean undivided) {
    static @Nullable FormerlyJson of(@Nullable FormerUnit unit) {
      return unit == null ? null : new FormerlyJson(unit.name(), unit.district(), unit.undivided());
    }
  }

  private final Communes communes;

  CommuneApi(Communes communes) {
    this.communes = communes;
  }

  @GetMapping("/api/v1/communes")
  @Requires(Permission.OPEN)
  CommunePage communes(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor);
    List<CommuneMatch> all = communes.search(PageRequest.query(q), Integer.MAX_VALUE);
    int from = page.start(all, match -> match.commune().code());
    List<CommuneMatch> shown = all.stream().skip(from).limit(page.limit()).toList();
    return new CommunePage(
        shown.stream().map(CommuneJson::of).toList(),
        from + shown.size() < all.size()
            ? PageRequest.cursorAfter(shown.getLast().commune().code())
            : null);
  }
}

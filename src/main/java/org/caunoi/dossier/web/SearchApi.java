package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.SearchDossiers;
import org.caunoi.dossier.web.DossierJson.ItemJson;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers of a citizen, for programs; what is asked stands in no address. */
@RestController
class SearchApi {

  private final SearchDossiers searching;

  SearchApi(SearchDossiers searching) {
    this.searching = searching;
  }

  @Requires(Permission.READ_DOSSIERS)
  @PostMapping("/api/v1/dossier-searches")
  FoundJson search(SignedIn who, @RequestBody DossierSearchBody body) {
    return new FoundJson(
        searching
            .find(who, body.q() == null ? "" : body.q(), body.birthYear(), ListRequest.MOST)
            .stream()
            .map(ItemJson::of)
            .toList());
  }

  /**
   * @param q a personal number, or at least two words of a name
   * @param birthYear four digits, for a name that hundreds bear
   */
  record DossierSearchBody(@Nullable String q, @Nullable String birthYear) implements StrictBody {

    @Override
    public String toString() {
      return "DossierSearchBody[sealed]";
    }
  }

  /** The nearest promise first, at most 100. */
  record FoundJson(List<ItemJson> items) {}
}

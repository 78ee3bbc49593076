package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditTrail.Look;
import org.caunoi.dossier.WhoLooked;
import org.caunoi.dossier.WhoLooked.Seen;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who saw a citizen's data, for programs. */
@RestController
class LookApi {

  private final WhoLooked looks;

  LookApi(WhoLooked looks) {
    this.looks = looks;
  }

  @Requires(Permission.SEARCH_ACCESS)
  @PostMapping("/api/v1/access-searches")
  SeenJson search(SignedIn who, @RequestBody SearchBody body) {
    Seen seen = looks.search(who, body.q() == null ? "" : body.q());
    return new SeenJson(seen.dossiers(), seen.looks().stream().map(LookJson::of).toList());
  }

  /**
   * @param q a personal number or a dossier code
   */
  record SearchBody(@Nullable String q) implements StrictBody {

    @Override
    public String toString() {
      return "SearchBody[sealed]";
    }
  }

  record SeenJson(List<String> dossiers, List<LookJson> looks) {}

  record LookJson(
      Instant at,
      String actor,
      @Nullable String place,
      String act,
      String subject,
      String purpose) {

    static LookJson of(Look one) {
      return new LookJson(
          one.at(), one.actor(), one.place(), one.act(), one.subject(), one.purpose());
    }
  }
}

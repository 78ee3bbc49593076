package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditTrail.Look;
import org.caunoi.audit.AuditTrail.Place;
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
    Place before = body.before() == null ? null : Place.parse(body.before());
    Seen seen = looks.search(who, body.q() == null ? "" : body.q(), before);
    return new SeenJson(
        seen.dossiers(),
        seen.looks().stream().map(LookJson::of).toList(),
        seen.moreDossiers(),
        seen.next() == null ? null : seen.next().toString());
  }

  /**
   * @param q a personal number or a dossier code
   * @param before {@code next} of the answer before
   */
  record SearchBody(@Nullable String q, @Nullable String before) implements StrictBody {

    @Override
    public String toString() {
      return "SearchBody[sealed]";
    }
  }

  /**
   * @param moreDossiers whether there are dossiers beyond these, whose looks are not among them
   * @param next to go on with, null at the end
   */
  record SeenJson(
      List<String> dossiers, List<LookJson> looks, boolean moreDossiers, @Nullable String next) {}

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

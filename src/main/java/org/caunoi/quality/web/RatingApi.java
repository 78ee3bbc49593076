package org.caunoi.quality.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.quality.RateDossier;
import org.caunoi.quality.RateDossier.Rating;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rating for programs; opened as tracking is, by digits or key. */
@RestController
class RatingApi {

  private final RateDossier rating;
  private final TrackDossier tracking;

  RatingApi(RateDossier rating, TrackDossier tracking) {
    this.rating = rating;
    this.tracking = tracking;
  }

  @Requires(Permission.OPEN)
  @PostMapping("/api/v1/tracking/{code}/ratings")
  @ResponseStatus(HttpStatus.CREATED)
  Rated rate(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestHeader(name = "Tracking-Digits", defaultValue = "") String digits,
      @RequestBody Rating body) {
    String wanted = DossierCode.parse(code, "/code").value();
    String address = request.getRemoteAddr();
    String key = tracking.keyOf(wanted, k, digits, address);
    return new Rated(wanted, rating.rate(wanted, key, address, body));
  }

  /** The answer: it is kept. */
  record Rated(String code, Instant ratedAt) {}
}

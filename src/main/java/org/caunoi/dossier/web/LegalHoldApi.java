package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.retention.HoldForLaw;
import org.caunoi.dossier.retention.LegalHolds;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files held for an investigation, for programs of those who investigate. */
@RestController
@RequestMapping("/api/v1/legal-holds")
class LegalHoldApi {

  private final LegalHolds holds;
  private final HoldForLaw holding;

  LegalHoldApi(LegalHolds holds, HoldForLaw holding) {
    this.holds = holds;
    this.holding = holding;
  }

  /** Those in force, the oldest first. */
  @GetMapping
  @Requires(Permission.SEARCH_ACCESS)
  List<HoldJson> list(SignedIn who) {
    return holds.list(who).stream()
        .map(one -> new HoldJson(one.id(), one.code(), one.why(), one.placedBy(), one.placedAt()))
        .toList();
  }

  @PostMapping
  @Requires(Permission.SEARCH_ACCESS)
  @ResponseStatus(HttpStatus.CREATED)
  PlacedJson place(SignedIn who, @RequestBody HoldBody body) {
    try {
      return new PlacedJson(
          holding.place(
              who, body.code() == null ? "" : body.code(), body.why() == null ? "" : body.why()));
    } catch (Refused refused) {
      throw refused.kind() == Refused.Kind.NOT_FOUND
          ? Refused.field("/code", refused.code())
          : refused;
    }
  }

  @PostMapping("/{id}/releases")
  @Requires(Permission.SEARCH_ACCESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(SignedIn who, @PathVariable UUID id) {
    holding.release(who, id);
  }

  /**
   * @param code the dossier's
   */
  record HoldBody(@Nullable String code, @Nullable String why) implements StrictBody {}

  record PlacedJson(UUID id) {}

  record HoldJson(UUID id, String code, String why, String placedBy, Instant placedAt) {}
}

package org.caunoi.post.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.AttestReceipt;
import org.caunoi.post.Attestation;
import org.caunoi.post.Attestations;
import org.caunoi.post.web.AttestationBodies.NewAnswer;
import org.caunoi.post.web.AttestationBodies.NewAttestation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parcels that only a carrier says were delivered, for programs. */
@RestController
@RequestMapping("/api/v1/shipments/attestations")
class AttestationApi {

  private final Attestations reading;
  private final AttestReceipt attesting;

  AttestationApi(Attestations reading, AttestReceipt attesting) {
    this.reading = reading;
    this.attesting = attesting;
  }

  /** The oldest first, at most 200. */
  @GetMapping
  @Requires(Permission.SETTLE_CUSTODY)
  List<ReportedJson> reported() {
    return reading.reported().stream()
        .map(one -> new ReportedJson(ShipmentJson.of(one), reading.open(one).orElse(null)))
        .toList();
  }

  @PostMapping("/{id}/proposals")
  @Requires(Permission.SETTLE_CUSTODY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void propose(SignedIn who, @PathVariable UUID id, @RequestBody NewAttestation body) {
    attesting.propose(who, id, body.basis(), body.note() == null ? "" : body.note());
  }

  @PostMapping("/{id}/answers")
  @Requires(Permission.SETTLE_CUSTODY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(SignedIn who, @PathVariable UUID id, @RequestBody NewAnswer body) {
    attesting.answer(who, id, ShipmentBodies.require(body.agrees(), "/agrees"));
  }

  /**
   * @param waiting what a first person wrote down; null while nobody has
   */
  record ReportedJson(ShipmentJson shipment, @Nullable Attestation waiting) {}
}

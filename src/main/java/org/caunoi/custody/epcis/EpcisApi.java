package org.caunoi.custody.epcis;

import java.net.URI;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.LongBody;
import org.caunoi.shared.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Custody events in GS1 EPCIS 2.0 (JSON-LD). */
@RestController
@RequestMapping("/api/v1/epcis")
class EpcisApi {

  private final ReadEpcis reading;
  private final CaptureEvents capturing;

  EpcisApi(ReadEpcis reading, CaptureEvents capturing) {
    this.reading = reading;
    this.capturing = capturing;
  }

  @GetMapping("/events")
  @Requires(Permission.READ_EPCIS)
  ObjectNode events(SignedIn who, @RequestParam String unit) {
    return reading.of(who, unit);
  }

  @PostMapping("/events")
  @Requires(Permission.CAPTURE_EPCIS)
  ResponseEntity<TakenJson> one(SignedIn who, @RequestBody JsonNode event) {
    return ResponseEntity.status(201).body(new TakenJson(capturing.one(who, event)));
  }

  /** {@code rollback}, the usual, keeps a document out as a whole; {@code proceed} does not. */
  @PostMapping("/capture")
  @Requires(Permission.CAPTURE_EPCIS)
  @LongBody(kilobytes = 16 * 1024)
  ResponseEntity<CaptureJob> many(
      SignedIn who,
      @RequestHeader(name = "GS1-Capture-Error-Behaviour", defaultValue = "rollback")
          String behaviour,
      @RequestBody JsonNode document) {
    boolean proceeds =
        switch (behaviour) {
          case "rollback" -> false;
          case "proceed" -> true;
          default -> throw Refused.field("/GS1-Capture-Error-Behaviour", "unknown-option");
        };
    UUID job = capturing.many(who, document, proceeds);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/epcis/capture/" + job))
        .body(capturing.job(who, job));
  }

  @GetMapping("/capture/{id}")
  @Requires(Permission.CAPTURE_EPCIS)
  CaptureJob job(SignedIn who, @PathVariable UUID id) {
    return capturing.job(who, id);
  }

  record TakenJson(String eventID) {}
}

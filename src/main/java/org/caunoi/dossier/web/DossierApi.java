package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.DossierWorklist;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.FileDossier.IdempotencyKey;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.web.DossierJson.DossierPage;
import org.caunoi.dossier.web.DossierJson.FiledJson;
import org.caunoi.dossier.web.DossierJson.ItemJson;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.SeenVersion;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Filing and reading dossiers, for other systems. */
@RestController
@RequestMapping("/api/v1/dossiers")
class DossierApi {

  private static final String REPLAYED = "Idempotency-Replayed";

  private final FileDossier filing;
  private final ReadDossier reading;
  private final DossierWorklist worklist;
  private final ReceiveDocument documents;
  private final Catalogue catalogue;
  private final RequestHash hashes;
  private final Clock clock;

  DossierApi(
      FileDossier filing,
      ReadDossier reading,
      DossierWorklist worklist,
      ReceiveDocument documents,
      Catalogue catalogue,
      RequestHash hashes,
      Clock clock) {
    this.filing = filing;
    this.reading = reading;
    this.worklist = worklist;
    this.documents = documents;
    this.catalogue = catalogue;
    this.hashes = hashes;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Requires(Permission.FILE_DOSSIER)
  ResponseEntity<FiledJson> file(
      SignedIn who, @RequestHeader("Idempotency-Key") RetryKey key, @RequestBody FilingBody body) {
    IdempotencyKey once = new IdempotencyKey(key.value(), hashes.of("POST /dossiers", body));
    ProcedureVersion procedure =
        catalogue.find(body.procedure(), VietnamTime.day(clock.instant())).orElse(null);
    if (procedure == null) {
      return filing
          .filedBefore(who, once)
          .map(DossierApi::answered)
          .orElseThrow(() -> Refused.field("/procedureCode", "procedure-not-found"));
    }
    try {
      return answered(filing.file(who, body.request(procedure, once)));
    } catch (Refused refused) {
      throw body.pointed(procedure, refused);
    }
  }

  private static ResponseEntity<FiledJson> answered(Filed filed) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.created(URI.create("/api/v1/dossiers/" + filed.code())).eTag("\"1\"");
    return (filed.again() ? answer.header(REPLAYED, "true") : answer).body(FiledJson.of(filed));
  }

  @GetMapping
  @Requires(Permission.READ_DOSSIERS)
  DossierPage list(
      SignedIn who,
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String assignee,
      @RequestParam(required = false) @Nullable String late,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    ListRequest request = ListRequest.of(who, queue, state, assignee, late, code, cursor, limit);
    List<Row> rows = worklist.list(who, request.filter(), request.after(), request.limit() + 1);
    List<Row> shown = rows.stream().limit(request.limit()).toList();
    return new DossierPage(
        shown.stream().map(ItemJson::of).toList(),
        rows.size() > shown.size() ? ListRequest.cursor(shown.getLast().position()) : null);
  }

  @GetMapping("/{code}")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<DossierJson> get(SignedIn who, @PathVariable String code) {
    DossierFile file = reading.file(who, code, "api");
    return ResponseEntity.ok()
        .eTag("\"" + file.dossier().version() + "\"")
        .body(DossierJson.of(file));
  }

  @PutMapping(
      path = "/{code}/documents/{component}",
      consumes = {"application/pdf", "image/jpeg", "image/png"})
  @Requires(Permission.ATTACH_DOCUMENT)
  ResponseEntity<ReceivedJson> attach(
      SignedIn who,
      @PathVariable String code,
      @PathVariable String component,
      @RequestHeader(name = "If-Match", required = false) @Nullable SeenVersion seen,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      HttpServletRequest request)
      throws IOException {
    return ReceivedJson.answered(
        documents.attach(
            who,
            code,
            component,
            seen == null ? null : seen.value(),
            key,
            request.getInputStream()));
  }
}

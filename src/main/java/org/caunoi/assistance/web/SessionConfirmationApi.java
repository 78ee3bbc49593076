package org.caunoi.assistance.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AddDocument;
import org.caunoi.assistance.CheckCase;
import org.caunoi.assistance.CitizenSays;
import org.caunoi.assistance.ConfirmWithCode;
import org.caunoi.assistance.ConfirmWithSignature;
import org.caunoi.assistance.HandOffToPortal;
import org.caunoi.assistance.RecordPortalCode;
import org.caunoi.assistance.RemoveDocument;
import org.caunoi.assistance.SendConfirmationCode;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.ShowSummary;
import org.caunoi.assistance.SubmitSession;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.ApiRequests.PortalCode;
import org.caunoi.assistance.web.ApiRequests.Proof;
import org.caunoi.assistance.web.ApiRequests.Said;
import org.caunoi.document.StoredDocument;
import org.caunoi.platform.web.SignaturePicture;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Sessions for programs of the counter: papers, the citizen's word, and filing. */
@RestController
@RequestMapping("/api/v1/assistance-sessions/{id}")
class SessionConfirmationApi {

  private final AddDocument add;
  private final RemoveDocument remove;
  private final ShowSummary show;
  private final CitizenSays says;
  private final SendConfirmationCode send;
  private final ConfirmWithCode withCode;
  private final ConfirmWithSignature withSignature;
  private final SubmitSession submit;
  private final HandOffToPortal handOff;
  private final RecordPortalCode portalCode;
  private final CheckCase check;

  SessionConfirmationApi(
      AddDocument add,
      RemoveDocument remove,
      ShowSummary show,
      CitizenSays says,
      SendConfirmationCode send,
      ConfirmWithCode withCode,
      ConfirmWithSignature withSignature,
      SubmitSession submit,
      HandOffToPortal handOff,
      RecordPortalCode portalCode,
      CheckCase check) {
    this.add = add;
    this.remove = remove;
    this.show = show;
    this.says = says;
    this.send = send;
    this.withCode = withCode;
    this.withSignature = withSignature;
    this.submit = submit;
    this.handOff = handOff;
    this.portalCode = portalCode;
    this.check = check;
  }

  /** What was shown and the hash the citizen agrees to. */
  record Shown(String summaryHash, Summary summary) {}

  /** Where the session stands after a word or a proof. */
  record Stand(String state, int version, @Nullable String objection) {

    static Stand of(Session session) {
      return new Stand(
          session.state().name(), session.work().version(), session.work().objection());
    }
  }

  /** The code of the dossier. */
  record Filed(String dossierCode) {}

  @PostMapping("/documents/{component}")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<StoredDocument> add(
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable String component,
      @RequestParam MultipartFile file)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      StoredDocument document = add.add(who, id, component, content, file.getOriginalFilename());
      return ResponseEntity.created(
              URI.create("/counter/sessions/" + id + "/documents/" + document.id()))
          .body(document);
    }
  }

  @DeleteMapping("/documents/{documentId}")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(SignedIn who, @PathVariable UUID id, @PathVariable UUID documentId) {
    remove.remove(who, id, documentId);
  }

  /** A file that was taken off by mistake stands with its paper again. */
  @PostMapping("/documents/{documentId}/restorations")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Stand takeBack(SignedIn who, @PathVariable UUID id, @PathVariable UUID documentId) {
    return Stand.of(remove.takeBack(who, id, documentId));
  }

  @PostMapping("/summaries")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Shown show(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    @Nullable Integer version = ApiRequests.version(seen);
    ShowSummary.Shown shown = telling(who, id, () -> show.show(who, id, version));
    return new Shown(shown.hash(), shown.summary());
  }

  @PostMapping("/sayings")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Stand say(SignedIn who, @PathVariable UUID id, @RequestBody Said request) {
    return Stand.of(says.toClerk(who, id, request.saying()));
  }

  @PostMapping("/confirmation-codes")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Stand send(SignedIn who, @PathVariable UUID id) {
    return Stand.of(send.send(who, id));
  }

  @PostMapping("/confirmations")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Stand confirm(SignedIn who, @PathVariable UUID id, @RequestBody Proof request) {
    return Stand.of(
        request.signature() == null
            ? withCode.confirm(who, id, ApiRequests.require(request.code(), "/code"))
            : withSignature.confirm(who, id, SignaturePicture.of(request.signature())));
  }

  @PostMapping("/submissions")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Filed submit(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    return new Filed(submit.submit(who, id, ApiRequests.version(seen)));
  }

  @PostMapping("/hand-offs")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Summary handOff(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    @Nullable Integer version = ApiRequests.version(seen);
    return telling(who, id, () -> handOff.handOff(who, id, version));
  }

  /** A refusal that tells of an earlier filing leaves the rows of that telling. */
  private <T> T telling(SignedIn who, UUID id, Supplier<T> act) {
    try {
      return act.get();
    } catch (Refused refused) {
      if (refused.code().equals("earlier-filing")) {
        check.check(who, id, true);
      }
      throw refused;
    }
  }

  @PostMapping("/portal-codes")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Filed portalCode(SignedIn who, @PathVariable UUID id, @RequestBody PortalCode request) {
    return new Filed(portalCode.record(who, id, ApiRequests.require(request.code(), "/code")));
  }
}

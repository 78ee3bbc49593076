package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.SupplementElsewhere;
import org.caunoi.dossier.SupplementElsewhere.Opened;
import org.caunoi.dossier.web.ActBodies.NoteBody;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Papers for a dossier that was filed at another point, for the programs of a point. */
@RestController
@RequestMapping("/api/v1/supplement-openings")
class ElsewhereApi {

  private final SupplementElsewhere elsewhere;
  private final ReceiveDocument documents;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  ElsewhereApi(
      SupplementElsewhere elsewhere,
      ReceiveDocument documents,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.elsewhere = elsewhere;
    this.documents = documents;
    this.answers = answers;
    this.hashes = hashes;
  }

  @PostMapping
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  OpeningJson open(SignedIn who, @RequestBody SlipBody body) {
    String code = SlipCode.of(text(body.slip()), "/slip");
    UUID id = elsewhere.open(who, code, CardNumber.of(text(body.personalId())));
    return OpeningJson.of(id, elsewhere.look(who, id));
  }

  @GetMapping("/{id}")
  @Requires(Permission.HELP_CITIZEN)
  OpeningJson asked(SignedIn who, @PathVariable UUID id) {
    return OpeningJson.of(id, elsewhere.look(who, id));
  }

  @PutMapping(
      path = "/{id}/documents/{component}",
      consumes = {"application/pdf", "image/jpeg", "image/png"})
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<ReceivedJson> attach(
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable String component,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      HttpServletRequest request)
      throws IOException {
    String route = "PUT /supplements/" + id;
    Dossier before;
    try {
      before = elsewhere.look(who, id).dossier();
    } catch (Refused over) {
      return documents
          .keptBefore(who, key, route, component, request.getInputStream())
          .map(ReceivedJson::answered)
          .orElseThrow(() -> over);
    }
    documents.refuseUnasked(before, component);
    StoredDocument stored = documents.store(request.getInputStream(), null, before);
    return ReceivedJson.answered(
        documents.keepOnce(
            who, key, route, component, stored, document -> elsewhere.attach(who, id, document)));
  }

  @PostMapping("/{id}/supplements")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<StandingJson> bring(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable NoteBody body) {
    return DossierActsApi.answered(
        answers.once(
            who.accountId(),
            key == null ? null : key.value(),
            hashes.of("POST /supplements/" + id, body),
            StandingJson.class,
            () -> StandingJson.of(elsewhere.bring(who, id, List.of(), NoteBody.of(body)))));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * @param slip code of the dossier, or the text of the slip's QR
   * @param personalId number on the card in the citizen's hand
   */
  record SlipBody(@Nullable String slip, @Nullable String personalId) implements StrictBody {}

  /**
   * A dossier that is open for half an hour to the person who opened it.
   *
   * @param asked what was asked for, as the citizen read it
   * @param missing components of which a document has to come
   */
  record OpeningJson(UUID id, String code, String asked, List<String> missing) {

    static OpeningJson of(UUID id, Opened opened) {
      return new OpeningJson(
          id,
          opened.dossier().code(),
          opened.words(),
          opened.missing().stream().map(Mark::component).toList());
    }
  }
}

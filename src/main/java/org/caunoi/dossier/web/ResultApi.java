package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.SeenVersion;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Issuing a result with its file. */
@RestController
class ResultApi {

  private final ReadDossier reading;
  private final IssueResult issuing;
  private final ReceiveDocument documents;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  ResultApi(
      ReadDossier reading,
      IssueResult issuing,
      ReceiveDocument documents,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.reading = reading;
    this.issuing = issuing;
    this.documents = documents;
    this.answers = answers;
    this.hashes = hashes;
  }

  @PostMapping(
      path = "/api/v1/dossiers/{code}/results",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.ISSUE_RESULT)
  ResponseEntity<StandingJson> issue(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = "If-Match", required = false) @Nullable SeenVersion version,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    Dossier before = reading.facts(who, code);
    if (number == null || number.isBlank()) {
      throw Refused.field("/number", "number-needed");
    }
    if (file == null) {
      throw Refused.field("/file", "required");
    }
    StoredDocument stored;
    try (InputStream content = file.getInputStream()) {
      stored = documents.store(content, file.getOriginalFilename(), before);
    }
    Integer seen = version == null ? null : version.value();
    byte[] hash = hashes.of(code + "/results", List.of(number, stored.sha256()));
    Answer<StandingJson> answer =
        documents.keepOrDiscard(
            List.of(stored),
            ids ->
                answers.once(
                    who.accountId(),
                    key == null ? null : key.value(),
                    hash,
                    StandingJson.class,
                    () -> StandingJson.of(issuing.issue(who, code, seen, number, ids.getFirst()))));
    if (answer.again()) {
      documents.discard(stored);
    }
    return DossierActsApi.answered(answer);
  }
}

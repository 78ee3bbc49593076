package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReissueResult;
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

/** Issuing a result with its file, and replacing one. */
@RestController
class ResultApi {

  private final ReadDossier reading;
  private final IssueResult issuing;
  private final ReissueResult reissuing;
  private final ReceiveDocument documents;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  ResultApi(
      ReadDossier reading,
      IssueResult issuing,
      ReissueResult reissuing,
      ReceiveDocument documents,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.reading = reading;
    this.issuing = issuing;
    this.reissuing = reissuing;
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
    StoredDocument stored = uploaded(file, before);
    return kept(
        who,
        key,
        stored,
        hashes.of(code + "/results", List.of(number, stored.sha256())),
        id -> issuing.issue(who, code, seen(version), number, id));
  }

  /** Replaces a result that was wrong; the old one is shown as replaced from then on. */
  @PostMapping(
      path = "/api/v1/dossiers/{code}/result-replacements",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.ISSUE_RESULT)
  ResponseEntity<StandingJson> reissue(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = "If-Match", required = false) @Nullable SeenVersion version,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    Dossier before = reading.facts(who, code);
    StoredDocument stored = uploaded(file, before);
    return kept(
        who,
        key,
        stored,
        hashes.of(code + "/result-replacements", List.of(number, reason, stored.sha256())),
        id -> reissuing.reissue(who, code, seen(version), number, reason, id));
  }

  private StoredDocument uploaded(@Nullable MultipartFile file, Dossier dossier)
      throws IOException {
    if (file == null) {
      throw Refused.field("/file", "required");
    }
    try (InputStream content = file.getInputStream()) {
      return documents.store(content, file.getOriginalFilename(), dossier);
    }
  }

  private ResponseEntity<StandingJson> kept(
      SignedIn who,
      @Nullable RetryKey key,
      StoredDocument stored,
      byte[] hash,
      Function<UUID, Dossier> act) {
    Answer<StandingJson> answer =
        documents.keepOrDiscard(
            List.of(stored),
            ids ->
                answers.once(
                    who.accountId(),
                    key == null ? null : key.value(),
                    hash,
                    StandingJson.class,
                    () -> StandingJson.of(act.apply(ids.getFirst()))));
    if (answer.again()) {
      documents.discard(stored);
    }
    return DossierActsApi.answered(answer);
  }

  private static @Nullable Integer seen(@Nullable SeenVersion version) {
    return version == null ? null : version.value();
  }
}

package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnToMandated;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps the mandate with the act, or neither. */
@Component
class MandateDesk {

  private final ReadDossier reading;
  private final ReturnToMandated returning;
  private final ReceiveDocument documents;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  MandateDesk(
      ReadDossier reading,
      ReturnToMandated returning,
      ReceiveDocument documents,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.reading = reading;
    this.returning = returning;
    this.documents = documents;
    this.answers = answers;
    this.hashes = hashes;
  }

  Answer<StandingJson> once(
      ActCall call, String personalId, String phoneCode, @Nullable MultipartFile file) {
    StoredDocument mandate = stored(call, file);
    byte[] hash =
        hashes.of(
            call.code() + "/mandated-returns", List.of(personalId, phoneCode, mandate.sha256()));
    Answer<StandingJson> answer =
        documents.keepOrDiscard(
            List.of(mandate),
            ids ->
                answers.once(
                    call.who().accountId(),
                    call.key(),
                    hash,
                    StandingJson.class,
                    () ->
                        StandingJson.of(
                            returning.handOver(
                                call.who(),
                                call.code(),
                                call.seen(),
                                personalId,
                                phoneCode.isBlank() ? null : phoneCode,
                                ids.getFirst()))));
    if (answer.again()) {
      documents.discard(mandate);
    }
    return answer;
  }

  private StoredDocument stored(ActCall call, @Nullable MultipartFile file) {
    Dossier dossier = reading.facts(call.who(), call.code());
    if (file == null || file.isEmpty()) {
      throw Refused.field("/file", "required");
    }
    try (InputStream content = file.getInputStream()) {
      return documents.store(content, file.getOriginalFilename(), dossier);
    } catch (IOException e) {
      throw Refused.field("/file", "file-incomplete");
    }
  }
}

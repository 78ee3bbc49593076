package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps the one paper an act rests on with the act, or neither. */
@Component
class OneFileDesk {

  private final ReadDossier reading;
  private final ReceiveDocument documents;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  OneFileDesk(
      ReadDossier reading,
      ReceiveDocument documents,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.reading = reading;
    this.documents = documents;
    this.answers = answers;
    this.hashes = hashes;
  }

  /**
   * Refused: {@code required} at {@code /file}, and as the act.
   *
   * @param noun last part of the address
   * @param words what came with the file
   */
  Answer<StandingJson> once(
      ActCall call,
      String noun,
      List<String> words,
      @Nullable MultipartFile file,
      Function<UUID, Dossier> act) {
    StoredDocument paper = stored(call, file);
    byte[] hash = hashes.of(call.code() + "/" + noun, List.of(words, paper.sha256()));
    Answer<StandingJson> answer =
        documents.keepOrDiscard(
            List.of(paper),
            ids ->
                answers.once(
                    call.who().accountId(),
                    call.key(),
                    hash,
                    StandingJson.class,
                    () -> StandingJson.of(act.apply(ids.getFirst()))));
    if (answer.again()) {
      documents.discard(paper);
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

package org.caunoi.dossier.web;

import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A document that was taken in. */
record ReceivedJson(
    String component,
    String sha256,
    String originalSha256,
    long size,
    int pages,
    int state,
    int version) {

  static ReceivedJson of(String component, StoredDocument document, Dossier dossier) {
    return new ReceivedJson(
        component,
        document.sha256(),
        document.originalSha256(),
        document.size(),
        document.pages(),
        dossier.state().code(),
        dossier.version());
  }

  static ResponseEntity<ReceivedJson> answered(Answer<ReceivedJson> answer) {
    ResponseEntity.BodyBuilder created =
        ResponseEntity.status(HttpStatus.CREATED).eTag("\"" + answer.value().version() + "\"");
    return (answer.again() ? created.header("Idempotency-Replayed", "true") : created)
        .body(answer.value());
  }
}

package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.document.DiscardDocument;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes files for a dossier in: looks whether anybody wants the file before it is read, reads it
 * outside any transaction, and throws it away again where the act is refused.
 */
@Component
class ReceiveDocument {

  private final ReadDossier reading;
  private final AttachDocument attaching;
  private final StoreDocument storing;
  private final DiscardDocument discarding;
  private final Catalogue catalogue;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  ReceiveDocument(
      ReadDossier reading,
      AttachDocument attaching,
      StoreDocument storing,
      DiscardDocument discarding,
      Catalogue catalogue,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.reading = reading;
    this.attaching = attaching;
    this.storing = storing;
    this.discarding = discarding;
    this.catalogue = catalogue;
    this.answers = answers;
    this.hashes = hashes;
  }

  /** Refused as {@link #refuseUnasked}, {@link AttachDocument#attach} and {@link #keepOnce}. */
  Answer<ReceivedJson> attach(
      SignedIn who,
      String code,
      String component,
      @Nullable Integer seen,
      @Nullable RetryKey key,
      InputStream content) {
    Dossier before = reading.facts(who, code);
    refuseUnasked(before, component);
    return keepOnce(
        who,
        key,
        "PUT /dossiers/" + code,
        component,
        store(content, null, before),
        document -> attaching.attach(who, code, seen, document));
  }

  /** Refused with {@code component-not-asked-for} where the procedure knows no such component. */
  void refuseUnasked(Dossier dossier, String component) {
    boolean known =
        catalogue.get(dossier.filing().procedureVersion()).components().stream()
            .anyMatch(one -> one.key().equals(component));
    if (!known) {
      throw new Refused(
          Refused.Kind.NOT_FOUND,
          "component-not-asked-for",
          List.of(FieldError.of("/component", "component-not-asked-for")));
    }
  }

  StoredDocument store(InputStream content, @Nullable String name, Dossier dossier) {
    return storing.store(content, name, dossier.filing().authority());
  }

  /** Performs an act that keeps these files; where it is refused they are thrown away. */
  <T> T keepOrDiscard(List<StoredDocument> files, Function<List<UUID>, T> act) {
    boolean kept = false;
    try {
      T done = act.apply(files.stream().map(StoredDocument::id).toList());
      kept = true;
      return done;
    } finally {
      if (!kept) {
        files.forEach(file -> discarding.discard(file.id()));
      }
    }
  }

  /**
   * The same once for each key, so that an answer that was lost may be asked for again; the
   * repeated file is thrown away. Refused with {@code idempotency-key-reused} where the key came
   * with another file.
   */
  Answer<ReceivedJson> keepOnce(
      SignedIn who,
      @Nullable RetryKey key,
      String route,
      String component,
      StoredDocument file,
      Function<Attachment, Dossier> act) {
    byte[] hash = hash(route, component, file.originalSha256());
    Answer<ReceivedJson> answer =
        keepOrDiscard(
            List.of(file),
            ids ->
                answers.once(
                    who.accountId(),
                    key == null ? null : key.value(),
                    hash,
                    ReceivedJson.class,
                    () ->
                        ReceivedJson.of(
                            component,
                            file,
                            act.apply(new Attachment(component, ids.getFirst())))));
    if (answer.again()) {
      discard(file);
    }
    return answer;
  }

  /**
   * What a key was answered with before for this very file, where the act itself is refused now;
   * the file is read for its hash alone.
   */
  Optional<Answer<ReceivedJson>> keptBefore(
      SignedIn who, @Nullable RetryKey key, String route, String component, InputStream content)
      throws IOException {
    if (key == null) {
      return Optional.empty();
    }
    byte[] hash = hash(route, component, DigestUtils.sha256Hex(content));
    return answers
        .find(who.accountId(), key.value(), hash, ReceivedJson.class)
        .map(before -> new Answer<>(before, true));
  }

  private byte[] hash(String route, String component, String sha256) {
    return hashes.of(route + "/documents/" + component, sha256);
  }

  void discard(StoredDocument file) {
    discarding.discard(file.id());
  }
}

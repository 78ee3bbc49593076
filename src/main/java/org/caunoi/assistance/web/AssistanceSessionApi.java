package org.caunoi.assistance.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AnswerQuestions;
import org.caunoi.assistance.ChooseProcedure;
import org.caunoi.assistance.CloseNotReady;
import org.caunoi.assistance.EndCitizen;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.SaveDraft;
import org.caunoi.assistance.StartSession;
import org.caunoi.assistance.StartSessionOnce;
import org.caunoi.assistance.StartSessionOnce.Answer;
import org.caunoi.assistance.web.ApiRequests.Answers;
import org.caunoi.assistance.web.ApiRequests.Closing;
import org.caunoi.assistance.web.ApiRequests.Draft;
import org.caunoi.assistance.web.ApiRequests.Procedure;
import org.caunoi.assistance.web.ApiRequests.Start;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for programs of the counter: the person, the case and the end. */
@RestController
@RequestMapping("/api/v1/assistance-sessions")
class AssistanceSessionApi {

  private final StartSession start;
  private final StartSessionOnce startOnce;
  private final ReadSession read;
  private final ChooseProcedure choose;
  private final AnswerQuestions answer;
  private final SaveDraft save;
  private final CloseNotReady notReady;
  private final EndCitizen end;

  AssistanceSessionApi(
      StartSession start,
      StartSessionOnce startOnce,
      ReadSession read,
      ChooseProcedure choose,
      AnswerQuestions answer,
      SaveDraft save,
      CloseNotReady notReady,
      EndCitizen end) {
    this.start = start;
    this.startOnce = startOnce;
    this.read = read;
    this.choose = choose;
    this.answer = answer;
    this.save = save;
    this.notReady = notReady;
    this.end = end;
  }

  @PostMapping
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<Answer> start(
      SignedIn who,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody Start request) {
    Answer answer = started(who, key, request);
    return ResponseEntity.created(URI.create("/api/v1/assistance-sessions/" + answer.id()))
        .cacheControl(CacheControl.noStore())
        .body(answer);
  }

  private Answer started(SignedIn who, @Nullable String key, Start request) {
    String scanned = request.text();
    if (key != null && !key.matches("[\\x21-\\x7E]{1,100}")) {
      throw Refused.field("/Idempotency-Key", "malformed");
    }
    try {
      return key == null
          ? Answer.of(start.start(who, scanned))
          : startOnce.start(who, scanned, key, hash(scanned));
    } catch (Refused refused) {
      throw request.pointed(refused);
    }
  }

  @GetMapping("/{id}")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<SessionJson> get(SignedIn who, @PathVariable UUID id) {
    return json(who, id);
  }

  @PutMapping("/{id}/procedure")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<SessionJson> procedure(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Procedure request) {
    String code = ApiRequests.require(request.code(), "/code");
    choose.choose(who, id, ApiRequests.version(seen), code);
    return json(who, id);
  }

  @PutMapping("/{id}/answers")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<SessionJson> answers(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Answers request) {
    answer.answer(who, id, ApiRequests.version(seen), request.texts(), request.returnWay());
    return json(who, id);
  }

  @PutMapping("/{id}/draft")
  @Requires(Permission.HELP_CITIZEN)
  SaveDraft.Saved draft(SignedIn who, @PathVariable UUID id, @RequestBody Draft request) {
    Map<String, String> values = Objects.requireNonNullElse(request.values(), Map.of());
    Map<String, String> seen = Objects.requireNonNullElse(request.seen(), Map.of());
    return save.saveSeen(
        who, id, ApiRequests.present(values, "/values/"), ApiRequests.present(seen, "/seen/"));
  }

  /** Ends the session: papers missing, advice given, or not continued. */
  @PostMapping("/{id}/closings")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<SessionJson> close(
      SignedIn who, @PathVariable UUID id, @RequestBody Closing request) {
    Outcome how = ApiRequests.require(request.outcome(), "/outcome");
    switch (how) {
      case NOT_READY -> notReady.close(who, id, null, request.papers(), request.phone());
      case ADVICE, ABANDONED -> end.end(who, id, how);
      case FILED, STOPPED_BY_CITIZEN, HANDED_OFF ->
          throw Refused.field("/outcome", "unknown-option", "NOT_READY, ADVICE, ABANDONED");
    }
    return json(who, id);
  }

  private ResponseEntity<SessionJson> json(SignedIn who, UUID id) {
    SessionJson body = SessionJson.of(read.read(who, id));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag("\"" + body.version() + "\"")
        .body(body);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

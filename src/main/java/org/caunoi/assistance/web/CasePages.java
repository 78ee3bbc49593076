package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AddDocument;
import org.caunoi.assistance.AnswerQuestions;
import org.caunoi.assistance.Clash;
import org.caunoi.assistance.CloseNotReady;
import org.caunoi.assistance.GoOnDespiteEarlier;
import org.caunoi.assistance.HandOffToPortal;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.RemoveDocument;
import org.caunoi.assistance.SaveDraft;
import org.caunoi.assistance.ShowSummary;
import org.caunoi.assistance.TakeOtherProcedure;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Route;
import org.caunoi.document.DocumentResponse;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Questions, form and papers of a session, up to showing it to the citizen or handing it off. */
@Controller
@RequestMapping("/counter/sessions/{id}")
class CasePages {

  private final SessionPage page;
  private final ReadSession read;
  private final AnswerQuestions answer;
  private final SaveDraft save;
  private final AddDocument add;
  private final RemoveDocument remove;
  private final ShowSummary show;
  private final HandOffToPortal handOff;
  private final GoOnDespiteEarlier goOn;
  private final TakeOtherProcedure other;
  private final CloseNotReady notReady;
  private final Documents documents;

  CasePages(
      SessionPage page,
      ReadSession read,
      AnswerQuestions answer,
      SaveDraft save,
      AddDocument add,
      RemoveDocument remove,
      ShowSummary show,
      HandOffToPortal handOff,
      GoOnDespiteEarlier goOn,
      TakeOtherProcedure other,
      CloseNotReady notReady,
      Documents documents) {
    this.page = page;
    this.read = read;
    this.answer = answer;
    this.save = save;
    this.add = add;
    this.remove = remove;
    this.show = show;
    this.handOff = handOff;
    this.goOn = goOn;
    this.other = other;
    this.notReady = notReady;
    this.documents = documents;
  }

  /** Keeps what is being typed; the answer is empty, 409 where somebody else was faster. */
  @PutMapping("/draft")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<Void> draft(
      SignedIn who, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    try {
      boolean clashes = !save(who, id, CaseForm.of(sent)).isEmpty();
      return ResponseEntity.status(clashes ? HttpStatus.CONFLICT : HttpStatus.NO_CONTENT)
          .header("Cache-Control", "no-store")
          .build();
    } catch (Refused refused) {
      return ResponseEntity.status(ProblemAdvice.status(refused.kind())).build();
    }
  }

  @PostMapping("/answers")
  @Requires(Permission.HELP_CITIZEN)
  View answers(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    List<Clash> waiting = new ArrayList<>();
    View answer =
        kept(request, who, id, sent, () -> waiting.addAll(undecided(who, id, CaseForm.of(sent))));
    return waiting.isEmpty() ? answer : page.clashes(request, who, id, waiting);
  }

  @PostMapping("/summary")
  @Requires(Permission.HELP_CITIZEN)
  View summary(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    return kept(request, who, id, sent, () -> show.show(who, id, null));
  }

  @PostMapping("/hand-off")
  @Requires(Permission.HELP_CITIZEN)
  View handOff(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    return kept(request, who, id, sent, () -> handOff.handOff(who, id, null));
  }

  /** The clerk says why the same is filed again; where all else is well it is shown at once. */
  @PostMapping("/earlier-filing-reason")
  @Requires(Permission.HELP_CITIZEN)
  View goOn(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason) {
    return page.after(
        request,
        who,
        id,
        Part.CHECK,
        () -> {
          goOn.goOn(who, id, null, ApiRequests.goOnReason(reason));
          ProcedureVersion procedure = read.read(who, id).procedure();
          if (procedure != null && procedure.route() == Route.NATIONAL_PORTAL) {
            handOff.handOff(who, id, null);
          } else {
            show.show(who, id, null);
          }
        });
  }

  /** What was typed goes along, saved first. */
  @PostMapping("/procedure-change")
  @Requires(Permission.HELP_CITIZEN)
  View change(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam MultiValueMap<String, String> sent) {
    return kept(request, who, id, sent, () -> other.take(who, id, null, to));
  }

  @PostMapping("/documents/{component}")
  @Requires(Permission.HELP_CITIZEN)
  View add(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable String component,
      @RequestParam MultipartFile file)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      return page.after(
          request,
          who,
          id,
          Part.FORM,
          () ->
              at(
                  component,
                  () -> add.add(who, id, component, content, file.getOriginalFilename())));
    }
  }

  @PostMapping("/documents/{documentId}/removal")
  @Requires(Permission.HELP_CITIZEN)
  View remove(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable UUID documentId) {
    return page.after(request, who, id, Part.FORM, () -> remove.remove(who, id, documentId));
  }

  @PostMapping("/documents/{documentId}/restoration")
  @Requires(Permission.HELP_CITIZEN)
  View takeBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable UUID documentId) {
    return page.after(request, who, id, Part.FORM, () -> remove.takeBack(who, id, documentId));
  }

  @GetMapping("/documents/{documentId}")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<Resource> document(
      SignedIn who, @PathVariable UUID id, @PathVariable UUID documentId) {
    StoredDocument document =
        read.read(who, id).documents().stream()
            .map(ReadSession.Attached::document)
            .filter(attached -> attached.id().equals(documentId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("document-unknown"));
    return DocumentResponse.of(document, documents.open(documentId), "document");
  }

  @PostMapping("/not-ready")
  @Requires(Permission.HELP_CITIZEN)
  View notReady(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<String> missing,
      @RequestParam(defaultValue = "") String phone) {
    return page.after(
        request,
        who,
        id,
        Part.FORM,
        () -> notReady.close(who, id, null, missing == null ? List.of() : missing, phone));
  }

  /** Keeps form and answers, then acts; nothing further where somebody else wrote meanwhile. */
  private View kept(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      MultiValueMap<String, String> sent,
      Runnable act) {
    List<Clash> clashes = new ArrayList<>();
    View answer =
        page.after(
            request,
            who,
            id,
            Part.FORM,
            () -> {
              CaseForm form = CaseForm.of(sent);
              clashes.addAll(save(who, id, form));
              clashes.addAll(
                  this.answer.answerSeen(who, id, form.answers(), form.returnBy(), form.seen()));
              if (clashes.isEmpty()) {
                act.run();
              }
            });
    if (clashes.isEmpty()) {
      return answer;
    }
    Set<String> named = clashes.stream().map(Clash::field).collect(Collectors.toSet());
    undecided(who, id, CaseForm.of(sent)).stream()
        .filter(earlier -> !named.contains(earlier.field()))
        .forEach(clashes::add);
    return page.clashes(request, who, id, clashes);
  }

  private List<Clash> save(SignedIn who, UUID id, CaseForm form) {
    return save
        .save(who, id, form.values(read.read(who, id).procedure()), form.seen())
        .clashes()
        .stream()
        .map(clash -> clash.under("form."))
        .toList();
  }

  /** What the sender wrote elsewhere than what stands, and has not chosen about. */
  private List<Clash> undecided(SignedIn who, UUID id, CaseForm form) {
    Map<String, String> stored = CaseForm.names(read.read(who, id));
    return form.undecided().entrySet().stream()
        .filter(mine -> stored.containsKey(mine.getKey()))
        .map(
            mine ->
                new Clash(mine.getKey(), mine.getValue(), stored.getOrDefault(mine.getKey(), "")))
        .filter(clash -> !clash.mine().equals(clash.theirs()))
        .toList();
  }

  /** A refused file is told beside the paper it was meant for. */
  private static void at(String component, Runnable act) {
    try {
      act.run();
    } catch (Refused refused) {
      throw new Refused(
          refused.kind(),
          refused.code(),
          refused.errors().stream()
              .map(
                  error ->
                      new Refused.FieldError(
                          error.pointer().replaceFirst("^/file$", "/documents/" + component),
                          error.code(),
                          error.args()))
              .toList(),
          refused.args().toArray());
    }
  }
}

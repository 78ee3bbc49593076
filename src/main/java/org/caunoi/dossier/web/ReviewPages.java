package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.dossier.ReissueResult;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of one dossier, its documents, and the acts that bring a file. */
@Controller
class ReviewPages {

  private static final Set<String> UNKEPT =
      Set.of(
          "card",
          "phoneCode",
          "signature",
          "mandatedCard",
          "mandatedCode",
          "mandatedSignature",
          "printCard",
          "withdrawCard",
          "withdrawCode",
          "withdrawSignature");

  private final ReviewDossier reviewing;
  private final ReadDossier reading;
  private final IssueResult issuing;
  private final ReissueResult reissuing;
  private final AddSupplement adding;
  private final ReceiveDocument documents;
  private final SupplementFiles papers;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ReviewPages(
      ReviewDossier reviewing,
      ReadDossier reading,
      IssueResult issuing,
      ReissueResult reissuing,
      AddSupplement adding,
      ReceiveDocument documents,
      SupplementFiles papers,
      Frames frames) {
    this.reviewing = reviewing;
    this.reading = reading;
    this.issuing = issuing;
    this.reissuing = reissuing;
    this.adding = adding;
    this.documents = documents;
    this.papers = papers;
    this.frames = frames;
  }

  @GetMapping("/dossiers/{code}")
  @Requires(Permission.READ_DOSSIERS)
  View review(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    Shell shell = frames.of(request, "review.title");
    return Page.of(
        templates.dossierReview(
            shell, reviewing.open(who, code, shell.t(), FieldErrors.none(), Map.of(), null)));
  }

  @GetMapping("/dossiers/{code}/documents/{component}/{edition}")
  @Requires(Permission.READ_DOCUMENTS)
  ResponseEntity<Resource> document(
      SignedIn who,
      @PathVariable String code,
      @PathVariable String component,
      @PathVariable String edition) {
    if (!edition.matches("[1-9]\\d{0,5}")) {
      throw Refused.notFound("document-not-found");
    }
    Opened opened = reading.document(who, code, component, Integer.parseInt(edition));
    return DocumentResponse.of(opened.document(), opened.content(), component);
  }

  @PostMapping("/dossiers/{code}/results")
  @Requires(Permission.ISSUE_RESULT)
  View issue(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return act(
        request,
        who,
        code,
        "issue",
        "issued",
        Map.of("/number", "number", "/file", "file"),
        call -> {
          Dossier dossier = reading.facts(who, code);
          if (number.isBlank()) {
            throw Refused.field("/number", "number-needed");
          }
          if (file == null || file.isEmpty()) {
            throw Refused.field("/file", "required");
          }
          StoredDocument stored = stored(file, dossier);
          documents.keepOrDiscard(
              List.of(stored),
              ids -> issuing.issue(who, code, call.seen(), number, ids.getFirst()));
        });
  }

  @PostMapping("/dossiers/{code}/result-replacements")
  @Requires(Permission.ISSUE_RESULT)
  View reissue(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String reissueReason,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return act(
        request,
        who,
        code,
        "reissue",
        "reissued",
        Map.of("/number", "number", "/file", "file", "/reason", "reissueReason"),
        call -> {
          Dossier dossier = reading.facts(who, code);
          if (file == null || file.isEmpty()) {
            throw Refused.field("/file", "required");
          }
          StoredDocument stored = stored(file, dossier);
          documents.keepOrDiscard(
              List.of(stored),
              ids ->
                  reissuing.reissue(who, code, call.seen(), number, reissueReason, ids.getFirst()));
        });
  }

  /** All papers asked for come in at once. */
  @PostMapping("/dossiers/{code}/supplements")
  @Requires(Permission.ADD_SUPPLEMENT)
  View supplement(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String supplementNote,
      @RequestParam Map<String, MultipartFile> files) {
    return act(
        request,
        who,
        code,
        "supplement",
        "supplemented",
        Map.of("/documents", "supplementNote", "/note", "supplementNote"),
        call ->
            papers.keep(
                files,
                reading.facts(who, code),
                brought -> adding.add(who, code, call.seen(), brought, supplementNote)));
  }

  private StoredDocument stored(MultipartFile file, Dossier dossier) {
    try (InputStream content = file.getInputStream()) {
      return documents.store(content, file.getOriginalFilename(), dossier);
    } catch (IOException e) {
      throw Refused.field("/file", "file-incomplete");
    }
  }

  /**
   * Performs an act of the page. Done, the browser goes to the fresh page; refused, the page comes
   * again as the dossier is now, with what was wrong and what had been typed.
   *
   * @param name of the act's form
   * @param fields form fields by the pointer a refusal names
   */
  View act(
      HttpServletRequest request,
      SignedIn who,
      String code,
      String name,
      String done,
      Map<String, String> fields,
      Consumer<ActCall> step) {
    try {
      step.accept(new ActCall(who, code, seen(request), null));
      return new RedirectView("/dossiers/" + code + "?notice=dossier-" + done);
    } catch (Refused refused) {
      return refused(request, who, code, name, fields, refused);
    }
  }

  /** The page as the dossier is now, with what was wrong and what had been typed. */
  View refused(
      HttpServletRequest request,
      SignedIn who,
      String code,
      String name,
      Map<String, String> fields,
      Refused refused) {
    if (refused.kind() == Refused.Kind.NOT_FOUND && refused.errors().isEmpty()) {
      throw refused;
    }
    Shell shell = frames.of(request, "review.title");
    Texts t = shell.t();
    boolean conflict = refused.errors().isEmpty();
    Shell framed =
        conflict
            ? shell.withNotice(
                NoticeView.of(
                    Tone.DANGER, t.get("error." + refused.code(), refused.args().toArray())))
            : shell;
    ReviewView view =
        reviewing.open(
            who,
            code,
            t,
            conflict ? FieldErrors.none() : errors(refused, fields, t),
            typed(request),
            conflict ? null : name);
    return Page.of(ProblemAdvice.status(refused.kind()), templates.dossierReview(framed, view));
  }

  /** The version the person saw; refused where the page's own field was changed. */
  private static Integer seen(HttpServletRequest request) {
    String version = request.getParameter("version");
    if (version == null || !version.matches("\\d{1,9}")) {
      throw Refused.field("/version", "malformed");
    }
    return Integer.valueOf(version);
  }

  private static FieldErrors errors(Refused refused, Map<String, String> fields, Texts t) {
    List<FieldProblem> problems = new ArrayList<>();
    refused
        .errors()
        .forEach(
            error ->
                problems.add(
                    new FieldProblem(
                        fields.getOrDefault(error.pointer(), field(error.pointer())),
                        t.get("error." + error.code(), error.args().toArray()))));
    return new FieldErrors(problems);
  }

  /** The field that stands for one paper of the case. */
  private static String field(String pointer) {
    return pointer.startsWith("/marks/")
        ? "mark-" + pointer.substring("/marks/".length())
        : SupplementFiles.field(pointer);
  }

  /** Words only: a card's text and a code are never sent back. */
  private static Map<String, String> typed(HttpServletRequest request) {
    Map<String, String> typed = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!UNKEPT.contains(name)) {
                typed.put(name, values[0]);
              }
            });
    return typed;
  }
}

package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.SupplementElsewhere;
import org.caunoi.dossier.SupplementElsewhere.Opened;
import org.caunoi.dossier.web.ReviewView.AskedLine;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Papers for a dossier that was filed at another point, against slip and card. */
@Controller
@RequestMapping("/supplements")
class ElsewherePages {

  private static final Map<String, String> FIELDS =
      Map.of(
          "/slip",
          "slip",
          "/personalId",
          "card",
          "/documents",
          "supplementNote",
          "/note",
          "supplementNote");

  private final SupplementElsewhere elsewhere;
  private final SupplementFiles papers;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ElsewherePages(SupplementElsewhere elsewhere, SupplementFiles papers, Frames frames) {
    this.elsewhere = elsewhere;
    this.papers = papers;
    this.frames = frames;
  }

  @GetMapping
  @Requires(Permission.HELP_CITIZEN)
  View form(HttpServletRequest request) {
    return form(request, "", FieldErrors.none(), HttpStatus.OK);
  }

  /** The card comes by form only and is never sent back. */
  @PostMapping
  @Requires(Permission.HELP_CITIZEN)
  View open(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String slip,
      @RequestParam(defaultValue = "") String card) {
    try {
      String code = SlipCode.of(slip, "/slip");
      return new RedirectView("/supplements/" + elsewhere.open(who, code, CardNumber.of(card)));
    } catch (Refused refused) {
      Texts t = frames.texts(request);
      return form(request, slip, errors(refused, "slip", t), ProblemAdvice.status(refused.kind()));
    }
  }

  @GetMapping("/{id}")
  @Requires(Permission.HELP_CITIZEN)
  View asked(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return asked(request, who, id, "", FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/{id}")
  @Requires(Permission.HELP_CITIZEN)
  View bring(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String supplementNote,
      @RequestParam Map<String, MultipartFile> files) {
    Opened opened = elsewhere.look(who, id);
    try {
      papers.keep(
          files, opened.dossier(), brought -> elsewhere.bring(who, id, brought, supplementNote));
      return new RedirectView("/supplements?notice=dossier-supplemented");
    } catch (Refused refused) {
      FieldErrors errors = errors(refused, "supplementNote", frames.texts(request));
      return asked(request, who, id, supplementNote, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private View form(
      HttpServletRequest request, String slip, FieldErrors errors, HttpStatus status) {
    Shell shell = frames.of(request, "elsewhere.title").withErrors(errors);
    return Page.of(status, templates.dossierElsewhere(shell, slip, errors));
  }

  private View asked(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      String note,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell = frames.of(request, "elsewhere.title").withErrors(errors);
    ElsewhereView view = view(id, elsewhere.look(who, id), shell.t());
    return Page.of(status, templates.dossierElsewhereAsked(shell, view, note, errors));
  }

  private static ElsewhereView view(UUID id, Opened opened, Texts t) {
    UnaryOperator<String> name =
        key ->
            opened.procedure().components().stream()
                .filter(component -> component.key().equals(key))
                .map(DossierComponent::name)
                .map(text -> text.in(t.locale()))
                .findFirst()
                .orElse(key);
    List<AskedLine> asks = new ArrayList<>();
    for (Mark mark : opened.missing()) {
      asks.add(new AskedLine(mark.component(), name.apply(mark.component()), mark.reason(), true));
    }
    return new ElsewhereView(
        id,
        opened.dossier().code(),
        opened.procedure().name().in(t.locale()),
        opened.words().lines().toList(),
        asks);
  }

  private static FieldErrors errors(Refused refused, String otherwise, Texts t) {
    if (refused.errors().isEmpty()) {
      return FieldErrors.of(otherwise, t.get("error." + refused.code(), refused.args().toArray()));
    }
    return new FieldErrors(
        refused.errors().stream()
            .map(
                error ->
                    new FieldProblem(
                        FIELDS.getOrDefault(
                            error.pointer(), SupplementFiles.field(error.pointer())),
                        t.get("error." + error.code(), error.args().toArray())))
            .toList());
  }
}

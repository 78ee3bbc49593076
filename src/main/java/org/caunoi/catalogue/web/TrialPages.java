package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.catalogue.TryDraft;
import org.caunoi.catalogue.TryDraft.TriedCase;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries a draft before anybody else sees it; nothing of what is typed is kept. */
@Controller
@RequestMapping("/catalogue/{code}/trial")
class TrialPages {

  private final TryDraft trying;
  private final EntryPage entry;
  private final CatalogueWords words;
  private final TrialWords trial;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  TrialPages(
      TryDraft trying, EntryPage entry, CatalogueWords words, TrialWords trial, Frames frames) {
    this.trying = trying;
    this.entry = entry;
    this.words = words;
    this.trial = trial;
    this.frames = frames;
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping
  Page begin(HttpServletRequest request, @PathVariable String code) {
    return page(request, code, Map.of());
  }

  /** A case by POST, so that nothing typed stands in an address. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping
  Page tryOut(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam Map<String, String> sent) {
    return page(request, code, sent);
  }

  private Page page(HttpServletRequest request, String code, Map<String, String> sent) {
    Shell shell =
        frames.of(request, "trial.title").withRequestPath("/catalogue/" + code + "/trial");
    ProcedureVersion current = entry.current(code);
    TriedCase tried = new TriedCase(part(sent, "answer."), channel(sent), part(sent, "form."));
    String condition = sent.getOrDefault("condition", "");
    return Page.of(
        templates.publishingTrial(
            shell,
            trial.of(
                current,
                words.draftTexts().containsKey(code),
                trying.tryOut(code, words.text(code), tried, condition),
                tried,
                condition,
                shell.t())));
  }

  private static SubmissionChannel channel(Map<String, String> sent) {
    return Arrays.stream(SubmissionChannel.values())
        .filter(channel -> channel.key().equals(sent.get("channel")))
        .findFirst()
        .orElse(SubmissionChannel.ONLINE);
  }

  private static Map<String, String> part(Map<String, String> sent, String prefix) {
    Map<String, String> part = new LinkedHashMap<>();
    sent.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), value);
          }
        });
    return part;
  }
}

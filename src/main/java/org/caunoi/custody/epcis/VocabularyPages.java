package org.caunoi.custody.epcis;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ReadUnit;
import org.caunoi.platform.web.Page;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where the addresses lead that our events carry: our words to anybody, things to their page. */
@Controller
class VocabularyPages {

  private static final String WORDS = "/ns/epcis";

  private final ReadUnit units;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  VocabularyPages(ReadUnit units, Frames frames) {
    this.units = units;
    this.frames = frames;
  }

  @GetMapping(WORDS)
  @Requires(Permission.OPEN)
  View words(HttpServletRequest request) {
    return Page.of(
        templates.custodyVocabulary(
            frames.of(request, "epcis.words.title"), Vocabulary.WORDS, Vocabulary.THINGS));
  }

  @GetMapping("/id/{kind}/{key}")
  @Requires(Permission.SIGNED_IN)
  View thing(SignedIn who, @PathVariable String kind, @PathVariable String key) {
    if (!Vocabulary.THINGS.contains(kind) || !key.matches("[\\p{Alnum}._-]{1,60}")) {
      throw Refused.notFound("unit-not-found");
    }
    return new RedirectView(
        switch (kind) {
          case "dossier" -> "/dossiers/" + key;
          case "paper" -> "/custody/units/" + key;
          case "seal" ->
              units.sealedWith(who, key).map(unit -> "/custody/units/" + unit).orElse(what(kind));
          default -> what(kind);
        });
  }

  @GetMapping("/id/paper/{envelope}/{no}")
  @Requires(Permission.SIGNED_IN)
  View paper(SignedIn who, @PathVariable String envelope, @PathVariable int no) {
    return thing(who, "paper", envelope);
  }

  private static String what(String kind) {
    return WORDS + "#id-" + kind;
  }
}

package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.post.money.Beneficiary;
import org.caunoi.post.money.NoteBeneficiary;
import org.caunoi.post.money.PayQuote;
import org.caunoi.post.money.QuotePostage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who will pay the way home of one dossier's result, and what was seen that decides it. */
@Controller
class PayerPages {

  private static final int LETTER = 100;

  private final ReadDossier dossiers;
  private final NoteBeneficiary noting;
  private final QuotePostage quoting;
  private final ReadPostage reading;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PayerPages(
      ReadDossier dossiers,
      NoteBeneficiary noting,
      QuotePostage quoting,
      ReadPostage reading,
      Frames frames) {
    this.dossiers = dossiers;
    this.noting = noting;
    this.quoting = quoting;
    this.reading = reading;
    this.frames = frames;
  }

  @GetMapping("/dossiers/{code}/postage")
  @Requires(Permission.TAKE_IN_PAPERS)
  View show(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page(request, who, code, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/dossiers/{code}/postage")
  @Requires(Permission.TAKE_IN_PAPERS)
  View note(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Beneficiary group) {
    try {
      noting.note(who, code, group);
      return new RedirectView("/dossiers/" + code + "/postage?notice=beneficiary-noted");
    } catch (Refused refused) {
      FieldErrors errors =
          FieldErrors.told(refused, "group", frames.of(request, "postage.payer.title").t());
      return page(request, who, code, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      String code,
      FieldErrors errors,
      HttpStatus status) {
    Dossier dossier = dossiers.facts(who, code);
    Set<Beneficiary> belongs = noting.of(dossier);
    PayQuote quote =
        quoting.today(reading.carriers().getFirst(), LETTER, dossier.filing().channel(), belongs);
    Shell shell = frames.of(request, "postage.payer.title").withErrors(errors);
    return Page.of(
        status,
        templates.postPayer(
            shell.withRequestPath("/dossiers/" + code + "/postage"),
            dossier.code(),
            quote,
            belongs,
            errors));
  }
}

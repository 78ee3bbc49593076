package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.CitizenSays;
import org.caunoi.assistance.ConfirmWithCode;
import org.caunoi.assistance.ConfirmWithSignature;
import org.caunoi.assistance.RecordPortalCode;
import org.caunoi.assistance.Saying;
import org.caunoi.assistance.SendConfirmationCode;
import org.caunoi.assistance.SubmitSession;
import org.caunoi.platform.web.SignaturePicture;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The citizen's word as the clerk records it, the proof of it, and sending the case out. */
@Controller
@RequestMapping("/counter/sessions/{id}")
class ConfirmPages {

  private final SessionPage page;
  private final CitizenSays says;
  private final SendConfirmationCode send;
  private final ConfirmWithCode withCode;
  private final ConfirmWithSignature withSignature;
  private final SubmitSession submit;
  private final RecordPortalCode portalCode;

  ConfirmPages(
      SessionPage page,
      CitizenSays says,
      SendConfirmationCode send,
      ConfirmWithCode withCode,
      ConfirmWithSignature withSignature,
      SubmitSession submit,
      RecordPortalCode portalCode) {
    this.page = page;
    this.says = says;
    this.send = send;
    this.withCode = withCode;
    this.withSignature = withSignature;
    this.submit = submit;
    this.portalCode = portalCode;
  }

  /** Agreed: the code goes out at once where it can reach a phone. */
  @PostMapping("/agreement")
  @Requires(Permission.HELP_CITIZEN)
  View agree(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String summary) {
    return page.after(
        request,
        who,
        id,
        null,
        () -> {
          says.toClerk(who, id, new Saying.Agree(summary));
          try {
            send.send(who, id);
          } catch (Refused refused) {
            if (!noCode(refused)) {
              throw refused;
            }
          }
        });
  }

  /** Whether no code can reach the citizen, who signs then. */
  private static boolean noCode(Refused refused) {
    return refused.code().equals("phone-codes-off")
        || refused.errors().stream().anyMatch(error -> error.code().equals("phone-missing"));
  }

  @PostMapping("/objection")
  @Requires(Permission.HELP_CITIZEN)
  View object(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String field) {
    return page.after(
        request, who, id, null, () -> says.toClerk(who, id, new Saying.NotRight(field)));
  }

  @PostMapping("/stop")
  @Requires(Permission.HELP_CITIZEN)
  View stop(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, null, () -> says.toClerk(who, id, new Saying.Stop()));
  }

  @PostMapping("/codes")
  @Requires(Permission.HELP_CITIZEN)
  View send(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, null, () -> send.send(who, id));
  }

  /** A right code confirms and sends the case out in one go. */
  @PostMapping("/code")
  @Requires(Permission.HELP_CITIZEN)
  View code(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code) {
    return page.after(
        request,
        who,
        id,
        null,
        () -> {
          withCode.confirm(who, id, code);
          submit.submit(who, id, null);
        });
  }

  @PostMapping("/signature")
  @Requires(Permission.HELP_CITIZEN)
  View sign(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String signature) {
    return page.after(
        request,
        who,
        id,
        null,
        () -> {
          withSignature.confirm(who, id, SignaturePicture.of(signature));
          submit.submit(who, id, null);
        });
  }

  /**
   * @param then {@code papers} where they are handed in at once
   */
  @PostMapping("/submission")
  @Requires(Permission.HELP_CITIZEN)
  View submit(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String then) {
    return page.afterNext(
        request,
        who,
        id,
        null,
        () -> {
          String code = submit.submit(who, id, null);
          return then.equals("papers")
              ? "/dossiers/" + code + "/papers"
              : "/counter/sessions/" + id;
        });
  }

  @PostMapping("/portal-code")
  @Requires(Permission.HELP_CITIZEN)
  View portalCode(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String portalCode) {
    return page.after(request, who, id, null, () -> this.portalCode.record(who, id, portalCode));
  }
}

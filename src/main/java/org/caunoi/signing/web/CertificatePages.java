package org.caunoi.signing.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.signing.KnownCertificate;
import org.caunoi.signing.ReadCertificates;
import org.caunoi.signing.RenewDemoKey;
import org.caunoi.signing.RevokeCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who signs with what, and the way to stop a key. */
@Controller
@RequestMapping("/certificates")
class CertificatePages {

  private final ReadCertificates reading;
  private final RevokeCertificate revoking;
  private final RenewDemoKey renewing;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  CertificatePages(
      ReadCertificates reading, RevokeCertificate revoking, RenewDemoKey renewing, Frames frames) {
    this.reading = reading;
    this.revoking = revoking;
    this.renewing = renewing;
    this.frames = frames;
  }

  @GetMapping
  @Requires(Permission.MANAGE_PEOPLE)
  View list(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String cursor) {
    return page(request, who, cursor, "", FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/{fingerprint}/revocations")
  @Requires(Permission.MANAGE_PEOPLE)
  View revoke(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String fingerprint,
      @RequestParam(defaultValue = "") String reason) {
    try {
      revoking.revoke(who, fingerprint, reason);
      return new RedirectView("/certificates?notice=certificate-revoked");
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      String text = frames.texts(request).get("error." + refused.code(), refused.args().toArray());
      return page(
          request,
          who,
          null,
          fingerprint,
          FieldErrors.of("reason-" + fingerprint, text),
          ProblemAdvice.status(refused.kind()));
    }
  }

  @PostMapping("/{fingerprint}/renewals")
  @Requires(Permission.MANAGE_PEOPLE)
  View renew(SignedIn who, @PathVariable String fingerprint) {
    renewing.renew(who, fingerprint);
    return new RedirectView("/certificates?notice=demo-key-renewed");
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      @Nullable String cursor,
      String open,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell = frames.of(request, "certificates.title").withErrors(errors);
    Slice<KnownCertificate> found = reading.list(who, Cursor.of(cursor), ReadCertificates.PAGE);
    return Page.of(
        status,
        templates.accessCertificates(
            shell.withRequestPath("/certificates"),
            found.items(),
            cursor == null ? null : "/certificates",
            found.nextCursor() == null ? null : "/certificates?cursor=" + found.nextCursor(),
            open,
            errors));
  }
}

package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.post.ConfirmReceipt;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The citizen says that the parcel came. */
@Controller
class ReceiptPages {

  private final ConfirmReceipt confirming;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ReceiptPages(ConfirmReceipt confirming, Frames frames) {
    this.confirming = confirming;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking/{code}/receipt")
  View ask(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k) {
    String wanted = DossierCode.parse(code, "/code").value();
    return page(request, wanted, k, FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking/{code}/receipt-codes")
  View send(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k) {
    String wanted = DossierCode.parse(code, "/code").value();
    return after(
        request,
        wanted,
        k,
        () -> confirming.sendCode(wanted, k, request.getRemoteAddr()),
        "/tracking/" + wanted + "/receipt?k=" + k + "&notice=shipment-code-sent");
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking/{code}/receipt")
  View confirm(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestParam(defaultValue = "") String typed) {
    String wanted = DossierCode.parse(code, "/code").value();
    return after(
        request,
        wanted,
        k,
        () -> confirming.confirm(wanted, k, request.getRemoteAddr(), typed),
        "/tracking/" + wanted + "?k=" + k + "&notice=receipt-confirmed");
  }

  private View after(HttpServletRequest request, String code, String k, Runnable act, String done) {
    try {
      act.run();
      return new RedirectView(done);
    } catch (Refused refused) {
      FieldErrors errors =
          FieldErrors.of(
              "typed",
              frames
                  .texts(request)
                  .get(
                      "error."
                          + (refused.errors().isEmpty()
                              ? refused.code()
                              : refused.errors().getFirst().code()),
                      refused.args().toArray()));
      return page(request, code, k, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, String code, String k, FieldErrors errors, HttpStatus status) {
    Shell shell = frames.of(request, "receipt.title").withErrors(errors);
    return Page.of(
        status,
        templates.postReceipt(
            shell.withRequestPath("/tracking/" + code + "/receipt"), code, k, errors));
  }
}

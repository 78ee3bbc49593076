package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DecideLoss;
import org.caunoi.custody.LossFile;
import org.caunoi.custody.Remake;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The case of lost papers, step by step. */
@Controller
@RequestMapping("/custody/units/{number}")
class LossPages {

  private static final int DIGITS = 12;

  private final DecideLoss deciding;
  private final UnitPage page;

  LossPages(DecideLoss deciding, UnitPage page) {
    this.deciding = deciding;
    this.page = page;
  }

  @PostMapping("/reconstitutions")
  @Requires(Permission.SETTLE_CUSTODY)
  View choose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) Remake.@Nullable Way way) {
    return page.after(
        request, who, number, "custody-way-chosen", () -> deciding.choose(who, number, way));
  }

  @PostMapping("/compensations")
  @Requires(Permission.SETTLE_CUSTODY)
  View compensate(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(required = false) LossFile.@Nullable Payer payer,
      @RequestParam(defaultValue = "") String words) {
    return page.after(
        request,
        who,
        number,
        "custody-compensated",
        () -> deciding.compensate(who, number, dong(amount), payer, words));
  }

  @PostMapping("/loss-closings")
  @Requires(Permission.SETTLE_CUSTODY)
  View close(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(
        request, who, number, "custody-loss-closed", () -> deciding.close(who, number));
  }

  /** Dots and spaces between the digits are how people write sums. */
  private static @Nullable Long dong(String typed) {
    String digits = typed.strip().replaceAll("[.\\s]", "");
    if (digits.isEmpty()) {
      return null;
    }
    if (!digits.matches("[0-9]{1," + DIGITS + "}")) {
      throw Refused.field("/amount", "amount-malformed");
    }
    return Long.valueOf(digits);
  }
}

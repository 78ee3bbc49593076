package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.CheckChain;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whether what was written down about papers still follows from what was written before it. */
@Controller
class ChainPages {

  private final CheckChain checking;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ChainPages(CheckChain checking, Frames frames) {
    this.checking = checking;
    this.frames = frames;
  }

  @GetMapping("/audit/papers")
  @Requires(Permission.READ_AUDIT)
  View show(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String unit) {
    Shell shell = frames.of(request, "custody.chain.title");
    if (unit.isBlank()) {
      return Page.of(templates.custodyChain(shell, "", checking.lately(who), FieldErrors.none()));
    }
    try {
      String number = ItemNumber.parse(unit, "/unit").value();
      return Page.of(
          templates.custodyChain(shell, number, checking.of(who, number), FieldErrors.none()));
    } catch (Refused refused) {
      FieldErrors errors = FieldErrors.told(refused, "unit", shell.t());
      HttpStatus status = ProblemAdvice.status(refused.kind());
      return Page.of(status, templates.custodyChain(shell.withErrors(errors), unit, null, errors));
    }
  }
}

package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.form.ReceiveHandover;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The receiver of a dossier confirms on its page that they have it. */
@Controller
class HandoverPages {

  private final ReviewPages page;
  private final ReceiveHandover receiving;

  HandoverPages(ReviewPages page, ReceiveHandover receiving) {
    this.page = page;
    this.receiving = receiving;
  }

  @PostMapping("/dossiers/{code}/hand-over-receipts")
  @Requires(Permission.MAKE_PAPERS)
  View receive(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String no) {
    return page.act(
        request,
        who,
        code,
        "receive",
        "received",
        Map.of(),
        call -> receiving.receive(who, code, number(no)));
  }

  private static Integer number(String no) {
    if (!no.matches("\\d{1,6}")) {
      throw Refused.field("/no", "malformed");
    }
    return Integer.valueOf(no);
  }
}

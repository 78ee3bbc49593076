package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.PrintResult;
import org.caunoi.dossier.ReadDossier.Opened;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Printing an electronic result for a citizen who stands at the counter with their card. */
@Controller
class ResultPrints {

  private final ReviewPages page;
  private final PrintResult printing;

  ResultPrints(ReviewPages page, PrintResult printing) {
    this.page = page;
    this.printing = printing;
  }

  @PostMapping("/dossiers/{code}/result-prints")
  @Requires(Permission.RETURN_RESULT)
  Object print(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String printCard) {
    AtomicReference<Opened> result = new AtomicReference<>();
    View told =
        page.act(
            request,
            who,
            code,
            "return",
            "printed",
            Map.of("/personalId", "printCard"),
            call -> result.set(printing.print(who, code, CardNumber.of(printCard))));
    Opened opened = result.get();
    return opened == null
        ? told
        : DocumentResponse.of(opened.document(), opened.content(), "ket-qua-" + code);
  }
}

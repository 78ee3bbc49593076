package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.ReturnToMandated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Handing a result to somebody with a mandate, whose paper comes along as a file. */
@Controller
class MandatedReturns {

  private final ReviewPages page;
  private final OneFileDesk desk;
  private final ReturnToMandated returning;

  MandatedReturns(ReviewPages page, OneFileDesk desk, ReturnToMandated returning) {
    this.page = page;
    this.desk = desk;
    this.returning = returning;
  }

  @PostMapping("/dossiers/{code}/mandated-returns")
  @Requires(Permission.RETURN_RESULT)
  View handOver(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String mandatedCard,
      @RequestParam(defaultValue = "") String mandatedCode,
      @RequestParam(defaultValue = "") String mandatedSignature,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    Supplier<AtCounter> shown = () -> Shown.of(mandatedCard, mandatedCode, mandatedSignature);
    return page.act(
        request,
        who,
        code,
        "mandated",
        "returned",
        Map.of(
            "/personalId", "mandatedCard",
            "/code", "mandatedCode",
            "/signature", "mandatedSignature",
            "/file", "file"),
        call -> MandatedReturnApi.once(desk, returning, call, shown.get(), file));
  }
}

package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.WithdrawOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A citizen asked in writing to have their dossier back: an officer keeps the paper. */
@Controller
class WithdrawalPapers {

  private final ReviewPages page;
  private final OneFileDesk desk;
  private final WithdrawOnPaper withdrawing;

  WithdrawalPapers(ReviewPages page, OneFileDesk desk, WithdrawOnPaper withdrawing) {
    this.page = page;
    this.desk = desk;
    this.withdrawing = withdrawing;
  }

  @PostMapping("/dossiers/{code}/withdrawal-papers")
  @Requires(Permission.STOP_DOSSIER)
  View note(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String paperReason,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return page.act(
        request,
        who,
        code,
        "withdrawOnPaper",
        "withdrawn",
        Map.of("/reason", "paperReason", "/file", "file"),
        call -> WithdrawalPaperApi.once(desk, withdrawing, call, paperReason, file));
  }
}

package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.WithdrawOnPaper;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Keeping a citizen's written wish to withdraw, for programs. */
@RestController
class WithdrawalPaperApi {

  private final OneFileDesk desk;
  private final WithdrawOnPaper withdrawing;

  WithdrawalPaperApi(OneFileDesk desk, WithdrawOnPaper withdrawing) {
    this.desk = desk;
    this.withdrawing = withdrawing;
  }

  @PostMapping(
      path = "/api/v1/dossiers/{code}/withdrawal-papers",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.STOP_DOSSIER)
  ResponseEntity<StandingJson> note(
      ActCall call,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return DossierActsApi.answered(once(desk, withdrawing, call, reason, file));
  }

  static Answer<StandingJson> once(
      OneFileDesk desk,
      WithdrawOnPaper withdrawing,
      ActCall call,
      String reason,
      @Nullable MultipartFile file) {
    return desk.once(
        call,
        "withdrawal-papers",
        List.of(reason),
        file,
        id -> withdrawing.request(call.who(), call.code(), call.seen(), reason, id));
  }
}

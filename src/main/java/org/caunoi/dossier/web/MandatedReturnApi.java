package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.ReturnToMandated;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Handing a result to somebody with a mandate, for programs. */
@RestController
class MandatedReturnApi {

  private final OneFileDesk desk;
  private final ReturnToMandated returning;

  MandatedReturnApi(OneFileDesk desk, ReturnToMandated returning) {
    this.desk = desk;
    this.returning = returning;
  }

  @PostMapping(
      path = "/api/v1/dossiers/{code}/mandated-returns",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<StandingJson> handOver(
      ActCall call,
      @RequestParam(defaultValue = "") String personalId,
      @RequestParam(defaultValue = "") String phoneCode,
      @RequestParam(defaultValue = "") String signature,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return DossierActsApi.answered(
        once(desk, returning, call, Shown.of(personalId, phoneCode, signature), file));
  }

  static Answer<StandingJson> once(
      OneFileDesk desk,
      ReturnToMandated returning,
      ActCall call,
      AtCounter shown,
      @Nullable MultipartFile file) {
    return desk.once(
        call,
        "mandated-returns",
        List.of(shown.personalId(), String.valueOf(shown.phoneCode())),
        file,
        id -> returning.handOver(call.who(), call.code(), call.seen(), shown, id));
  }
}

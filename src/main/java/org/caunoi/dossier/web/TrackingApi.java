package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.platform.web.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tracking for programs: the last four digits come in the header {@code Tracking-Digits}, or the
 * key of the slip as {@code k}.
 */
@RestController
class TrackingApi {

  private final TrackDossier tracking;
  private final TrackingWords words;
  private final Frames frames;

  TrackingApi(TrackDossier tracking, TrackingWords words, Frames frames) {
    this.tracking = tracking;
    this.words = words;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/api/v1/tracking/{code}")
  ResponseEntity<TrackingAnswer> get(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestHeader(name = "Tracking-Digits", defaultValue = "") String digits) {
    String wanted = DossierCode.parse(code, "/code").value();
    String address = request.getRemoteAddr();
    String key = tracking.keyOf(wanted, k, digits, address);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(answer(tracking.byKey(wanted, key, address), frames.texts(request)));
  }

  private TrackingAnswer answer(Tracked tracked, Texts t) {
    Dossier dossier = tracked.dossier();
    return new TrackingAnswer(
        dossier.code(),
        dossier.state().code(),
        words.stateName(dossier.state(), t),
        words.holder(tracked, t),
        words.papers(tracked, t),
        ReminderKind.runs(dossier) ? dossier.progress().appointmentAt() : null,
        dossier.progress().appointmentProvisional(),
        tracked.history().stream()
            .map(
                act ->
                    new TrackingAnswer.Line(
                        act.at(), act.kind(), t.get("tracking.act." + act.kind())))
            .toList());
  }
}

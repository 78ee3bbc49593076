package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.OpenScreen;
import org.caunoi.assistance.PairScreen;
import org.caunoi.assistance.RecogniseScreen;
import org.caunoi.assistance.web.CitizenScreenBodies.Paired;
import org.caunoi.assistance.web.CitizenScreenBodies.Pairing;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The citizen's own screen for programs: paired once, then opened by its key alone. */
@RestController
@RequestMapping("/api/v1/citizen-screens")
class CitizenScreenApi {

  static final String KEY = "Screen-Key";

  private final PairScreen pair;
  private final RecogniseScreen known;
  private final OpenScreen screens;
  private final Points points;

  CitizenScreenApi(PairScreen pair, RecogniseScreen known, OpenScreen screens, Points points) {
    this.pair = pair;
    this.known = known;
    this.screens = screens;
    this.points = points;
  }

  @PostMapping
  @Requires(Permission.OPEN)
  ResponseEntity<Paired> pair(HttpServletRequest request, @RequestBody Pairing body) {
    String token = body.token();
    if (token != null && body.code() != null) {
      throw Refused.field("/code", "pairing-one-of-two");
    }
    String key =
        token == null
            ? pair.withCode(ApiRequests.require(body.code(), "/code"), request.getRemoteAddr())
            : pair.withToken(token);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new Paired(key));
  }

  /** What the citizen sees now. */
  @GetMapping("/mine")
  @Requires(Permission.OPEN)
  ResponseEntity<ScreenJson> look(
      HttpServletRequest request, @RequestHeader(name = KEY, defaultValue = "") String key) {
    Looking looking = known.looking(key, request.getRemoteAddr());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag("\"" + looking.mark() + "\"")
        .body(ScreenJson.of(screens.open(key).orElseThrow(), points));
  }
}

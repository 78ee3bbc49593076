package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.AgreeOnScreen;
import org.caunoi.assistance.CheckOwnCard;
import org.caunoi.assistance.CitizenSays;
import org.caunoi.assistance.ConfirmWithCode;
import org.caunoi.assistance.ConfirmWithSignature;
import org.caunoi.assistance.RecogniseScreen;
import org.caunoi.assistance.Saying;
import org.caunoi.assistance.SendConfirmationCode;
import org.caunoi.assistance.web.ApiRequests.Proof;
import org.caunoi.assistance.web.ApiRequests.Said;
import org.caunoi.assistance.web.CitizenScreenBodies.CardCheck;
import org.caunoi.assistance.web.SessionConfirmationApi.Stand;
import org.caunoi.platform.web.SignaturePicture;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the citizen presses on a screen that a program shows. The key says which screen, {@code
 * If-Match} which citizen was seen on it.
 */
@RestController
@RequestMapping("/api/v1/citizen-screens/mine")
@ResponseStatus(HttpStatus.CREATED)
class CitizenWordApi {

  private static final String KEY = CitizenScreenApi.KEY;
  private static final String SEEN = "If-Match";

  private final RecogniseScreen known;
  private final CheckOwnCard card;
  private final AgreeOnScreen agreeing;
  private final CitizenSays says;
  private final SendConfirmationCode send;
  private final ConfirmWithCode withCode;
  private final ConfirmWithSignature withSignature;

  CitizenWordApi(
      RecogniseScreen known,
      CheckOwnCard card,
      AgreeOnScreen agreeing,
      CitizenSays says,
      SendConfirmationCode send,
      ConfirmWithCode withCode,
      ConfirmWithSignature withSignature) {
    this.known = known;
    this.card = card;
    this.agreeing = agreeing;
    this.says = says;
    this.send = send;
    this.withCode = withCode;
    this.withSignature = withSignature;
  }

  /** The card is the citizen's, or one thing on it is not right. */
  @PostMapping("/card-checks")
  @Requires(Permission.OPEN)
  Stand card(
      HttpServletRequest request,
      @RequestHeader(name = KEY, defaultValue = "") String key,
      @RequestHeader(name = SEEN, defaultValue = "") String seen,
      @RequestBody CardCheck body) {
    UUID session = known.session(key, seen, request.getRemoteAddr());
    String field = body.field();
    return Stand.of(field == null ? card.right(session) : card.notRight(session, field));
  }

  /** Agree to the summary with this hash, not right, or stop. */
  @PostMapping("/sayings")
  @Requires(Permission.OPEN)
  Stand say(
      HttpServletRequest request,
      @RequestHeader(name = KEY, defaultValue = "") String key,
      @RequestHeader(name = SEEN, defaultValue = "") String seen,
      @RequestBody Said body) {
    UUID session = known.session(key, seen, request.getRemoteAddr());
    return Stand.of(
        switch (body.saying()) {
          case Saying.Agree agree -> agreeing.agree(session, agree.summaryHash());
          case Saying.NotRight wrong -> says.onOwnScreen(session, wrong);
          case Saying.Stop stop -> says.onOwnScreen(session, stop);
        });
  }

  /** Another code to the phone. */
  @PostMapping("/confirmation-codes")
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Stand send(
      HttpServletRequest request,
      @RequestHeader(name = KEY, defaultValue = "") String key,
      @RequestHeader(name = SEEN, defaultValue = "") String seen) {
    return Stand.of(send.sendFromOwnScreen(known.session(key, seen, request.getRemoteAddr())));
  }

  /** The code from the phone, or a signature. */
  @PostMapping("/confirmations")
  @Requires(Permission.OPEN)
  Stand confirm(
      HttpServletRequest request,
      @RequestHeader(name = KEY, defaultValue = "") String key,
      @RequestHeader(name = SEEN, defaultValue = "") String seen,
      @RequestBody Proof body) {
    UUID session = known.session(key, seen, request.getRemoteAddr());
    return Stand.of(
        body.signature() == null
            ? withCode.confirmOnOwnScreen(session, ApiRequests.require(body.code(), "/code"))
            : withSignature.confirmOnOwnScreen(session, SignaturePicture.of(body.signature())));
  }
}

package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.AgreeOnScreen;
import org.caunoi.assistance.CheckOwnCard;
import org.caunoi.assistance.CitizenSays;
import org.caunoi.assistance.ConfirmWithCode;
import org.caunoi.assistance.ConfirmWithSignature;
import org.caunoi.assistance.Saying;
import org.caunoi.assistance.SendConfirmationCode;
import org.caunoi.assistance.TellFiledOnPortal;
import org.caunoi.custody.SayToList;
import org.caunoi.platform.web.SignaturePicture;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What the citizen presses on their own screen. The cookie says which session; nothing else does.
 */
@Controller
@RequestMapping(CitizenScreenPages.HERE)
class CitizenScreenActs {

  private final CitizenScreen screen;
  private final CheckOwnCard card;
  private final AgreeOnScreen agreeing;
  private final CitizenSays says;
  private final SendConfirmationCode send;
  private final ConfirmWithCode withCode;
  private final ConfirmWithSignature withSignature;
  private final TellFiledOnPortal portal;
  private final SayToList ofList;

  CitizenScreenActs(
      CitizenScreen screen,
      CheckOwnCard card,
      AgreeOnScreen agreeing,
      CitizenSays says,
      SendConfirmationCode send,
      ConfirmWithCode withCode,
      ConfirmWithSignature withSignature,
      TellFiledOnPortal portal,
      SayToList ofList) {
    this.screen = screen;
    this.card = card;
    this.agreeing = agreeing;
    this.says = says;
    this.send = send;
    this.withCode = withCode;
    this.withSignature = withSignature;
    this.portal = portal;
    this.ofList = ofList;
  }

  /**
   * Yes to the summary with this hash; the code goes out at once where there is a phone.
   *
   * @param signature drawn below a list of papers; who drew none is shown the pad alone
   */
  @Requires(Permission.OPEN)
  @PostMapping("/agreement")
  View agree(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String summary,
      @RequestParam(defaultValue = "") String signature) {
    return act(
        request,
        response,
        tag,
        "",
        session -> agreeing.agree(session, summary),
        list -> {
          ofList.agree(list);
          if (!signature.isEmpty()) {
            ofList.sign(list, SignaturePicture.of(signature));
          }
        });
  }

  @Requires(Permission.OPEN)
  @PostMapping("/objection")
  View object(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String field) {
    return act(
        request,
        response,
        tag,
        "",
        session -> says.onOwnScreen(session, new Saying.NotRight(field)),
        list -> ofList.notRight(list, field));
  }

  @Requires(Permission.OPEN)
  @PostMapping("/stop")
  View stop(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag) {
    return act(
        request,
        response,
        tag,
        "",
        session -> says.onOwnScreen(session, new Saying.Stop()),
        ofList::stop);
  }

  /** The card is right, or the field named is not. */
  @Requires(Permission.OPEN)
  @PostMapping("/card")
  View card(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String field) {
    return act(
        request,
        response,
        tag,
        "",
        session -> {
          if (field.isEmpty()) {
            card.right(session);
          } else {
            card.notRight(session, field);
          }
        });
  }

  @Requires(Permission.OPEN)
  @PostMapping("/codes")
  View send(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag) {
    return act(request, response, tag, "", send::sendFromOwnScreen);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/code")
  View code(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String code) {
    return act(request, response, tag, "", session -> withCode.confirmOnOwnScreen(session, code));
  }

  @Requires(Permission.OPEN)
  @PostMapping("/signature")
  View sign(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String signature) {
    return act(
        request,
        response,
        tag,
        ScreenViews.SIGN,
        session -> withSignature.confirmOnOwnScreen(session, SignaturePicture.of(signature)),
        list -> ofList.sign(list, SignaturePicture.of(signature)));
  }

  @Requires(Permission.OPEN)
  @PostMapping("/portal")
  View filedOnPortal(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag) {
    return act(request, response, tag, "", portal::tell);
  }

  private View act(
      HttpServletRequest request,
      HttpServletResponse response,
      String tag,
      String sideView,
      Consumer<UUID> what) {
    return screen.after(request, response, tag, sideView, done(what));
  }

  /** Where a list of papers may be before the citizen instead of a session. */
  private View act(
      HttpServletRequest request,
      HttpServletResponse response,
      String tag,
      String sideView,
      Consumer<UUID> what,
      Consumer<UUID> whatOfList) {
    return screen.after(request, response, tag, sideView, done(what), done(whatOfList));
  }

  private static Function<UUID, Telling> done(Consumer<UUID> what) {
    return id -> {
      what.accept(id);
      return Telling.nothing();
    };
  }
}

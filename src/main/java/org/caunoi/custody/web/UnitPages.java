package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.AnswerInquiry;
import org.caunoi.custody.DeliverPapers;
import org.caunoi.custody.DeliverPapers.Look;
import org.caunoi.custody.DeliverPapers.Opened;
import org.caunoi.custody.FillBag;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.HandToCitizen.Shown;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.OpenSealedBag;
import org.caunoi.custody.Position;
import org.caunoi.custody.model.ItemNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** One envelope or bag: what it is, who had it, and everything people with papers do to it. */
@Controller
@RequestMapping("/custody/units/{number}")
class UnitPages {

  private final UnitPage page;
  private final FillBag bags;
  private final HandOver hands;
  private final OpenSealedBag opening;
  private final DeliverPapers delivering;
  private final AnswerInquiry answering;
  private final HandToCitizen handing;

  UnitPages(
      UnitPage page,
      FillBag bags,
      HandOver hands,
      OpenSealedBag opening,
      DeliverPapers delivering,
      AnswerInquiry answering,
      HandToCitizen handing) {
    this.answering = answering;
    this.handing = handing;
    this.page = page;
    this.bags = bags;
    this.hands = hands;
    this.opening = opening;
    this.delivering = delivering;
  }

  @GetMapping
  @Requires(Permission.READ_CUSTODY)
  View unit(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String at) {
    return page.show(request, who, number, at);
  }

  @PostMapping("/inquiry-answers")
  @Requires(Permission.CARRY_PAPERS)
  View answer(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) Inquiry.@Nullable Answer answer,
      @RequestParam(defaultValue = "") String words) {
    return page.after(
        request,
        who,
        number,
        "custody-answered",
        () -> answering.answer(who, number, answer, words));
  }

  @PostMapping("/envelopes")
  @Requires(Permission.CARRY_PAPERS)
  View pack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String envelope) {
    return page.after(
        request,
        who,
        number,
        "custody-packed",
        () -> bags.pack(who, number, ItemNumber.parse(envelope, "/envelope").value()));
  }

  @PostMapping("/removals")
  @Requires(Permission.CARRY_PAPERS)
  View takeOut(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String envelope) {
    return page.after(
        request,
        who,
        number,
        "custody-taken-out",
        () -> bags.takeOut(who, number, ItemNumber.parse(envelope, "/envelope").value()));
  }

  @PostMapping("/closings")
  @Requires(Permission.CARRY_PAPERS)
  View close(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String seal) {
    return page.after(request, who, number, "custody-closed", () -> bags.close(who, number, seal));
  }

  @PostMapping("/offers")
  @Requires(Permission.CARRY_PAPERS)
  View offer(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    return page.after(
        request,
        who,
        number,
        "custody-offered",
        () -> hands.offer(who, number, to.equals("destination"), Position.parse(lat, lon)));
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.CARRY_PAPERS)
  View withdraw(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(request, who, number, "custody-withdrawn", () -> hands.withdraw(who, number));
  }

  @PostMapping("/acceptances")
  @Requires(Permission.CARRY_PAPERS)
  View accept(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    return page.after(
        request,
        who,
        number,
        "custody-accepted",
        () -> hands.accept(who, number, seal, Position.parse(lat, lon)));
  }

  @PostMapping("/refusals")
  @Requires(Permission.CARRY_PAPERS)
  View decline(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) HandOver.@Nullable Reason reason,
      @RequestParam(defaultValue = "") String note) {
    return page.after(
        request, who, number, "custody-declined", () -> hands.decline(who, number, reason, note));
  }

  @PostMapping("/openings")
  @Requires(Permission.CARRY_PAPERS)
  View open(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "AGREES") Look look,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    if (look == Look.SEAL_DIFFERS) {
      return page.after(
          request, who, number, "custody-differs", () -> opening.sealDiffers(who, number, note));
    }
    return page.after(
        request,
        who,
        number,
        "custody-witness-asked",
        () -> opening.ask(who, number, seal, Position.parse(lat, lon)));
  }

  @PostMapping("/witnessings")
  @Requires(Permission.CARRY_PAPERS)
  View witness(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    return page.after(
        request,
        who,
        number,
        "custody-witnessed",
        () -> opening.witness(who, number, Position.parse(lat, lon)));
  }

  /** Numbers one under the other, as a scanner types them. */
  @PostMapping("/counts")
  @Requires(Permission.CARRY_PAPERS)
  View count(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String found,
      @RequestParam(defaultValue = "") String damaged) {
    return page.after(
        request,
        who,
        number,
        "custody-counted",
        () -> opening.count(who, number, UnitPage.lines(found), UnitPage.lines(damaged)));
  }

  /** The seal as it was read, how it looked, and copies by line where they are not as listed. */
  @PostMapping("/receipts")
  @Requires(Permission.CARRY_PAPERS)
  View receive(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "LINES_DIFFER") Look look,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "") String note) {
    return page.after(
        request,
        who,
        number,
        () ->
            delivering.receive(who, number, new Opened(look, seal, Counts.typed(request), note))
                    == Look.AGREES
                ? "custody-received"
                : "custody-differs");
  }

  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  View sendCode(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(
        request, who, number, "custody-code-sent", () -> handing.sendCode(who, number));
  }

  @PostMapping("/deliveries")
  @Requires(Permission.CARRY_PAPERS)
  View hand(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String personalId,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String signature,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return page.after(
        request,
        who,
        number,
        "custody-handed",
        () -> handing.hand(who, number, new Shown(Pictures.of(signature, file), personalId, code)));
  }
}

package org.caunoi.custody.web;

import static org.caunoi.custody.web.CustodyBodies.require;

import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.AnswerInquiry;
import org.caunoi.custody.DeliverPapers;
import org.caunoi.custody.FillBag;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.OpenSealedBag;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.WhoHeld;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.web.CustodyBodies.*;
import org.caunoi.custody.web.CustodyJson.HolderJson;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Envelopes and bags for programs; each act answers with the unit as it is then. */
@RestController
@RequestMapping("/api/v1/custody/units/{number}")
class UnitApi {

  private final ReadUnit reading;
  private final WhoHeld holders;
  private final FillBag bags;
  private final HandOver hands;
  private final OpenSealedBag opening;
  private final DeliverPapers delivering;
  private final AnswerInquiry answering;
  private final HandToCitizen handing;

  UnitApi(
      ReadUnit reading,
      WhoHeld holders,
      FillBag bags,
      HandOver hands,
      OpenSealedBag opening,
      DeliverPapers delivering,
      AnswerInquiry answering,
      HandToCitizen handing) {
    this.answering = answering;
    this.handing = handing;
    this.reading = reading;
    this.holders = holders;
    this.bags = bags;
    this.hands = hands;
    this.opening = opening;
    this.delivering = delivering;
  }

  @GetMapping
  @Requires(Permission.READ_CUSTODY)
  UnitJson unit(SignedIn who, @PathVariable String number) {
    return UnitJson.of(reading.open(who, number));
  }

  /** Who was liable at a moment: {@code 14:07 03/03/2026} in Vietnam, or with an offset. */
  @GetMapping("/keeper")
  @Requires(Permission.READ_CUSTODY)
  HolderJson keeper(
      SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "") String at) {
    reading.open(who, number);
    return holders
        .at(number, Moments.require(at))
        .map(HolderJson::of)
        .orElseThrow(() -> Refused.notFound("nobody-held-it"));
  }

  /** What the last keeper says of missing papers. */
  @PostMapping("/inquiry-answers")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson answer(SignedIn who, @PathVariable String number, @RequestBody NewAnswer body) {
    answering.answer(who, number, body.answer(), body.words());
    return unit(who, number);
  }

  @PostMapping("/envelopes")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson pack(SignedIn who, @PathVariable String number, @RequestBody EnvelopeNumber body) {
    bags.pack(who, number, envelope(body));
    return unit(who, number);
  }

  @PostMapping("/removals")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson takeOut(SignedIn who, @PathVariable String number, @RequestBody EnvelopeNumber body) {
    bags.takeOut(who, number, envelope(body));
    return unit(who, number);
  }

  @PostMapping("/closings")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson close(SignedIn who, @PathVariable String number, @RequestBody SealRead body) {
    bags.close(who, number, require(body.seal(), "/seal"));
    return unit(who, number);
  }

  @PostMapping("/offers")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson offer(SignedIn who, @PathVariable String number, @RequestBody NewOffer body) {
    hands.offer(who, number, Boolean.TRUE.equals(body.toDestination()), Where.of(body.position()));
    return unit(who, number);
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson withdraw(SignedIn who, @PathVariable String number) {
    hands.withdraw(who, number);
    return unit(who, number);
  }

  @PostMapping("/acceptances")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson accept(SignedIn who, @PathVariable String number, @RequestBody NewAcceptance body) {
    hands.accept(
        who, number, Objects.requireNonNullElse(body.seal(), ""), Where.of(body.position()));
    return unit(who, number);
  }

  @PostMapping("/refusals")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson decline(SignedIn who, @PathVariable String number, @RequestBody Refusal body) {
    UnitJson before = unit(who, number);
    hands.decline(who, number, body.reason(), body.note());
    return reading.may(who, number) ? unit(who, number) : before;
  }

  @PostMapping("/openings")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson open(SignedIn who, @PathVariable String number, @RequestBody NewOpening body) {
    opening.ask(who, number, require(body.seal(), "/seal"), Where.of(body.position()));
    return unit(who, number);
  }

  /** The keeper or the witness finds another seal on it, or a broken one; it is not opened. */
  @PostMapping("/seal-differences")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson sealDiffers(
      SignedIn who, @PathVariable String number, @RequestBody NewSealDifference body) {
    opening.sealDiffers(who, number, body.note());
    return unit(who, number);
  }

  @PostMapping("/witnessings")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson witness(
      SignedIn who,
      @PathVariable String number,
      @RequestBody(required = false) @Nullable NewWitness body) {
    opening.witness(who, number, body == null ? null : Where.of(body.position()));
    return unit(who, number);
  }

  @PostMapping("/counts")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson count(SignedIn who, @PathVariable String number, @RequestBody NewCount body) {
    opening.count(
        who,
        number,
        NewCount.texts(require(body.found(), "/found"), "/found"),
        NewCount.texts(body.damaged(), "/damaged"));
    return unit(who, number);
  }

  @PostMapping("/receipts")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson receive(SignedIn who, @PathVariable String number, @RequestBody NewReceipt body) {
    delivering.receive(who, number, body.opened());
    return unit(who, number);
  }

  @PostMapping("/deliveries")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson hand(SignedIn who, @PathVariable String number, @RequestBody NewDelivery body) {
    handing.hand(who, number, body.shown());
    return unit(who, number);
  }

  /** Sends the citizen the code that a dossier waiting to be returned asks for. */
  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  UnitJson sendCode(SignedIn who, @PathVariable String number) {
    handing.sendCode(who, number);
    return unit(who, number);
  }

  private static String envelope(EnvelopeNumber body) {
    return ItemNumber.parse(require(body.envelope(), "/envelope"), "/envelope").value();
  }
}

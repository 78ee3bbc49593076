package org.caunoi.custody.web;

import static org.caunoi.custody.web.CustodyBodies.require;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ConfirmList;
import org.caunoi.custody.FillBag;
import org.caunoi.custody.ListConfirmation;
import org.caunoi.custody.ReadPapers;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.web.CustodyBodies.NewBag;
import org.caunoi.custody.web.CustodyBodies.NewPaperSet;
import org.caunoi.custody.web.CustodyBodies.OwnPassword;
import org.caunoi.custody.web.CustodyJson.BagJson;
import org.caunoi.custody.web.CustodyJson.PaperSetJson;
import org.caunoi.custody.web.CustodyJson.PaperSetsJson;
import org.caunoi.platform.web.RetryKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Paper sets and bags for programs; what makes a new one is done once for each key. */
@RestController
class PaperApi {

  private final TakeInPapers taking;
  private final ReadPapers reading;
  private final ConfirmList confirming;
  private final FillBag bags;
  private final OnceForKey once;

  PaperApi(
      TakeInPapers taking,
      ReadPapers reading,
      ConfirmList confirming,
      FillBag bags,
      OnceForKey once) {
    this.taking = taking;
    this.reading = reading;
    this.confirming = confirming;
    this.bags = bags;
    this.once = once;
  }

  @GetMapping("/api/v1/dossiers/{code}/paper-sets")
  @Requires(Permission.READ_DOSSIERS)
  PaperSetsJson list(SignedIn who, @PathVariable String code) {
    return new PaperSetsJson(reading.of(who, code).stream().map(PaperSetJson::of).toList());
  }

  @PostMapping("/api/v1/dossiers/{code}/paper-sets")
  @Requires(Permission.TAKE_IN_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  PaperSetJson take(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestBody NewPaperSet body) {
    return once.answer(
        who,
        key,
        "paper-sets " + code,
        body,
        PaperSetJson.class,
        () -> PaperSetJson.of(taking.take(who, code, body.papers(Pictures.of(body.signature())))));
  }

  /** The clerk's own signature under the list: their password. */
  @PostMapping("/api/v1/custody/paper-sets/{id}/confirmations")
  @Requires(Permission.TAKE_IN_PAPERS)
  ListConfirmation confirm(SignedIn who, @PathVariable UUID id, @RequestBody OwnPassword body) {
    confirming.confirm(who, id, require(body.password(), "/password"));
    return confirming.of(reading.get(who, id)).orElseThrow();
  }

  @PostMapping("/api/v1/custody/bags")
  @Requires(Permission.CARRY_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  BagJson open(
      SignedIn who,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestBody NewBag body) {
    return once.answer(
        who,
        key,
        "bags",
        body,
        BagJson.class,
        () -> new BagJson(bags.open(who, require(body.destination(), "/destination"))));
  }
}

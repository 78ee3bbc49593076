package org.caunoi.post.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.post.money.Beneficiary;
import org.caunoi.post.money.Budget;
import org.caunoi.post.money.Grant;
import org.caunoi.post.money.GrantBudget;
import org.caunoi.post.money.NoteBeneficiary;
import org.caunoi.post.money.PayQuote;
import org.caunoi.post.money.QuotePostage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.post.web.PostageBodies.NewBeneficiary;
import org.caunoi.post.web.PostageBodies.NewGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Postage and its budgets for programs. */
@RestController
class PostageApi {

  private final ReadPostage reading;
  private final QuotePostage quoting;
  private final GrantBudget granting;
  private final NoteBeneficiary noting;

  PostageApi(
      ReadPostage reading, QuotePostage quoting, GrantBudget granting, NoteBeneficiary noting) {
    this.reading = reading;
    this.quoting = quoting;
    this.granting = granting;
    this.noting = noting;
  }

  @GetMapping("/api/v1/postage")
  @Requires(Permission.WATCH_POSTAGE)
  MoneyJson money() {
    return new MoneyJson(
        reading.budgets(), reading.waiting(), reading.unfunded(), reading.owedToCitizens());
  }

  /** As if each budget had enough left; a letter of 100 grams where nothing else is said. */
  @GetMapping("/api/v1/postage/quote")
  @Requires(Permission.SIGNED_IN)
  PayQuote quote(
      @RequestParam String carrier,
      @RequestParam(defaultValue = "100") int grams,
      @RequestParam(defaultValue = "ONLINE") SubmissionChannel channel,
      @RequestParam(required = false) @Nullable Beneficiary group) {
    return quoting.today(carrier, grams, channel, group == null ? Set.of() : Set.of(group));
  }

  @PostMapping("/api/v1/postage/grants")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson propose(SignedIn who, @RequestBody NewGrant body) {
    return new ProposedJson(
        granting.propose(
            who,
            ShipmentBodies.require(body.programme(), "/programme"),
            ShipmentBodies.require(body.year(), "/year"),
            ShipmentBodies.require(body.amount(), "/amount")));
  }

  @PostMapping("/api/v1/postage/grants/{id}/confirmations")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  MoneyJson confirm(SignedIn who, @PathVariable UUID id) {
    granting.confirm(who, id);
    return money();
  }

  @PostMapping("/api/v1/dossiers/{code}/beneficiaries")
  @Requires(Permission.TAKE_IN_PAPERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(SignedIn who, @PathVariable String code, @RequestBody NewBeneficiary body) {
    noting.note(who, code, body.group());
  }

  record MoneyJson(List<Budget> budgets, List<Grant> waiting, int unfunded, long owedToCitizens) {}

  record ProposedJson(UUID id) {}
}

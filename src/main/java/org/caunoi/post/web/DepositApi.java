package org.caunoi.post.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.money.Deposit;
import org.caunoi.post.money.DepositCollected;
import org.caunoi.post.money.InHand;
import org.caunoi.post.money.PayBack;
import org.caunoi.post.money.RefundDue;
import org.caunoi.post.web.MoneyBodies.NewCount;
import org.caunoi.post.web.MoneyBodies.NewRefund;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money taken at doors, for programs. */
@RestController
@RequestMapping("/api/v1/postage/deposits")
class DepositApi {

  private final DepositCollected deposits;
  private final PayBack payingBack;

  DepositApi(DepositCollected deposits, PayBack payingBack) {
    this.deposits = deposits;
    this.payingBack = payingBack;
  }

  /** What the caller has in their pocket, what others brought to count, what citizens get back. */
  @GetMapping
  @Requires(Permission.CARRY_PAPERS)
  DepositsJson all(SignedIn who) {
    return new DepositsJson(deposits.inHand(who), deposits.waiting(who), payingBack.due(who));
  }

  /** All the caller has is brought. */
  @PostMapping
  @Requires(Permission.CARRY_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  BroughtJson bring(SignedIn who) {
    return new BroughtJson(deposits.bring(who));
  }

  @PostMapping("/{id}/counts")
  @Requires(Permission.CARRY_PAPERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void count(SignedIn who, @PathVariable UUID id, @RequestBody NewCount body) {
    deposits.count(who, id, ShipmentBodies.require(body.receipt(), "/receipt"));
  }

  /** Paid back against the citizen's signature. */
  @PostMapping("/refunds/{shipment}")
  @Requires(Permission.CARRY_PAPERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void payBack(SignedIn who, @PathVariable UUID shipment, @RequestBody NewRefund body) {
    payingBack.pay(
        who,
        shipment,
        ShipmentBodies.require(body.receipt(), "/receipt"),
        Pictures.drawn(body.signature()));
  }

  record DepositsJson(List<InHand> inHand, List<Deposit> waiting, List<RefundDue> refunds) {}

  record BroughtJson(UUID id) {}
}

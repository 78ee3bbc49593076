package org.caunoi.post.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.money.ReadUncovered;
import org.caunoi.post.money.SettleUncovered;
import org.caunoi.post.money.Uncovered;
import org.caunoi.post.web.PostageBodies.NewPayer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parcels that no budget covers, for programs. */
@RestController
@RequestMapping("/api/v1/postage/uncovered")
class UncoveredApi {

  private final ReadUncovered reading;
  private final SettleUncovered settling;

  UncoveredApi(ReadUncovered reading, SettleUncovered settling) {
    this.reading = reading;
    this.settling = settling;
  }

  /** The oldest first, at most 200; a mail room sees those of its authority. */
  @GetMapping
  @Requires(Permission.WATCH_POSTAGE)
  List<Uncovered> list(SignedIn who) {
    return reading.list(who);
  }

  @PostMapping("/{id}/proposals")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void propose(SignedIn who, @PathVariable UUID id, @RequestBody NewPayer body) {
    settling.propose(who, id, body.payer(), body.programme(), body.year());
  }

  @PostMapping("/{id}/acknowledgements")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(SignedIn who, @PathVariable UUID id) {
    settling.acknowledge(who, id);
  }
}

package org.caunoi.post.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.money.AcknowledgeStatement;
import org.caunoi.post.money.DecideLine;
import org.caunoi.post.money.ImportStatement;
import org.caunoi.post.money.ReadStatements;
import org.caunoi.post.money.Statement;
import org.caunoi.post.web.PostageBodies.NewDecision;
import org.caunoi.post.web.PostageBodies.NewStatement;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statements of carriers for programs. */
@RestController
@RequestMapping("/api/v1/postage/statements")
class StatementApi {

  private final ReadStatements reading;
  private final ImportStatement importing;
  private final DecideLine deciding;
  private final AcknowledgeStatement acknowledging;

  StatementApi(
      ReadStatements reading,
      ImportStatement importing,
      DecideLine deciding,
      AcknowledgeStatement acknowledging) {
    this.reading = reading;
    this.importing = importing;
    this.deciding = deciding;
    this.acknowledging = acknowledging;
  }

  @GetMapping
  @Requires(Permission.WATCH_POSTAGE)
  Slice<Statement> newest(SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    return reading.newest(who, Cursor.of(cursor), ReadStatements.PAGE);
  }

  @PostMapping
  @Requires(Permission.BRING_STATEMENTS)
  @ResponseStatus(HttpStatus.CREATED)
  Statement take(SignedIn who, @RequestBody NewStatement body) {
    return reading.one(
        who,
        importing.take(
            who, ShipmentBodies.require(body.carrier(), "/carrier"), StatementErrors.text(body)));
  }

  @GetMapping("/{id}")
  @Requires(Permission.WATCH_POSTAGE)
  Statement one(SignedIn who, @PathVariable UUID id) {
    return reading.one(who, id);
  }

  @PostMapping("/{id}/lines/{no}/decisions")
  @Requires(Permission.BRING_STATEMENTS)
  Statement decide(
      SignedIn who, @PathVariable UUID id, @PathVariable int no, @RequestBody NewDecision body) {
    deciding.decide(who, id, no, body.outcome());
    return reading.one(who, id);
  }

  @PostMapping("/{id}/acknowledgements")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  Statement acknowledge(SignedIn who, @PathVariable UUID id) {
    acknowledging.acknowledge(who, id);
    return reading.one(who, id);
  }
}

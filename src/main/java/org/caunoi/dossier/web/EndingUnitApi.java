package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dissolution;
import org.caunoi.dossier.Dissolution.Plan;
import org.caunoi.dossier.Dissolutions;
import org.caunoi.dossier.DissolveUnit;
import org.caunoi.dossier.UnitWork;
import org.caunoi.network.Authorities;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Units that end, and what they have open, for other systems. */
@RestController
@RequestMapping("/api/v1")
class EndingUnitApi {

  private final DissolveUnit dissolving;
  private final Dissolutions dissolutions;
  private final UnitWork work;
  private final Authorities authorities;

  EndingUnitApi(
      DissolveUnit dissolving, Dissolutions dissolutions, UnitWork work, Authorities authorities) {
    this.dissolving = dissolving;
    this.dissolutions = dissolutions;
    this.work = work;
    this.authorities = authorities;
  }

  /** Every unit of the city. */
  @GetMapping("/units")
  @Requires(Permission.MANAGE_PEOPLE)
  List<UnitJson> units() {
    Map<String, Integer> open = work.counts();
    return authorities.list().stream()
        .map(one -> new UnitJson(one.code(), one.name(), open.getOrDefault(one.code(), 0)))
        .toList();
  }

  /** What waits for a second administrator or was decided, the newest first. */
  @GetMapping("/dissolutions")
  @Requires(Permission.MANAGE_PEOPLE)
  List<DissolutionJson> list() {
    return dissolutions.list().stream().map(DissolutionJson::of).toList();
  }

  @PostMapping("/units/{code}/dissolutions")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson propose(SignedIn who, @PathVariable String code, @RequestBody PlanBody body) {
    return new ProposedJson(
        dissolving.propose(
            who,
            new Plan(
                code,
                body.successor() == null ? "" : body.successor(),
                receiver("/specialist", body.specialist()),
                receiver("/signer", body.signer()),
                body.why() == null ? "" : body.why())));
  }

  @PostMapping("/dissolutions/{id}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(SignedIn who, @PathVariable UUID id) {
    dissolving.approve(who, id);
  }

  @PostMapping("/dissolutions/{id}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reject(SignedIn who, @PathVariable UUID id) {
    dissolving.reject(who, id);
  }

  private static @Nullable UUID receiver(String pointer, @Nullable String id) {
    return id == null || id.isBlank() ? null : ActBodies.uuid(pointer, id);
  }

  /**
   * @param open dossiers neither refused, stopped nor given to the citizen
   */
  record UnitJson(String code, String name, int open) {}

  /**
   * @param successor the unit that follows
   * @param specialist account of who receives what is worked on
   * @param signer account of who receives what waits for a signature
   */
  record PlanBody(
      @Nullable String successor,
      @Nullable String specialist,
      @Nullable String signer,
      @Nullable String why)
      implements StrictBody {}

  record ProposedJson(UUID id) {}

  /**
   * @param decidedAt null while it waits
   * @param moved how many dossiers went over so far
   */
  record DissolutionJson(
      UUID id,
      String unit,
      String successor,
      @Nullable UUID specialist,
      @Nullable UUID signer,
      String why,
      Instant proposedAt,
      @Nullable Instant decidedAt,
      int moved) {

    static DissolutionJson of(Dissolution one) {
      return new DissolutionJson(
          one.id(),
          one.unit(),
          one.successor(),
          one.specialist(),
          one.signer(),
          one.why(),
          one.proposedAt(),
          one.decidedAt(),
          one.moved());
    }
  }
}

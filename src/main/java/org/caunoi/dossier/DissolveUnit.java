package org.caunoi.dossier;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.Dissolution.Plan;
import org.caunoi.platform.jobs.Jobs;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a unit: one administrator proposes which unit follows and who there receives what people
 * hold, a second one decides. From that moment on new filings go to the successor; a job hands the
 * open dossiers on, and until its turn comes each stays with the people who have it.
 */
@ActsAsHouse("a unit that ends hands on its dossiers to one that does not see them yet")
@Component
public class DissolveUnit {

  private final Dissolutions dissolutions;
  private final Receivers receivers;
  private final AuditLog audit;
  private final Jobs jobs;
  private final Clock clock;

  DissolveUnit(
      Dissolutions dissolutions, Receivers receivers, AuditLog audit, Jobs jobs, Clock clock) {
    this.dissolutions = dissolutions;
    this.receivers = receivers;
    this.audit = audit;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Refused as {@link Receivers#check} does, and {@code dissolution-waits} where the unit has one
   * already; {@code required} at {@code /why}.
   */
  @Transactional
  public UUID propose(SignedIn who, Plan plan) {
    who.require(Permission.MANAGE_PEOPLE);
    if (Note.bounded("/why", plan.why(), 500) == null) {
      throw Refused.field("/why", "required");
    }
    receivers.check(plan);
    UUID id = UuidV7.next(clock);
    if (!dissolutions.add(id, plan, who, clock.instant())) {
      throw Refused.conflict("dissolution-waits");
    }
    write(who, "dissolution-proposed", plan.unit(), id, plan.successor());
    return id;
  }

  /**
   * Refused: {@code dissolution-not-found}, {@code second-person-needed}, and as {@link
   * Receivers#check} does where something has nowhere to go any more.
   */
  @Transactional
  public void approve(SignedIn who, UUID id) {
    Dissolution one = waiting(who, id);
    if (one.proposedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    receivers.check(
        new Plan(one.unit(), one.successor(), one.specialist(), one.signer(), one.why()));
    decide(who, one, true);
    jobs.doAfterCommit(DissolutionJobs.handOn(id));
  }

  /** Also for who proposed it. Refused: {@code dissolution-not-found}. */
  @Transactional
  public void reject(SignedIn who, UUID id) {
    decide(who, waiting(who, id), false);
  }

  private Dissolution waiting(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_PEOPLE);
    return dissolutions
        .find(id)
        .filter(one -> one.decidedAt() == null)
        .orElseThrow(() -> Refused.notFound("dissolution-not-found"));
  }

  private void decide(SignedIn who, Dissolution one, boolean approved) {
    if (!dissolutions.decide(one.id(), approved, who, clock.instant())) {
      throw Refused.notFound("dissolution-not-found");
    }
    write(
        who,
        approved ? "dissolution-approved" : "dissolution-rejected",
        one.unit(),
        one.id(),
        one.successor());
  }

  private void write(SignedIn who, String act, String unit, UUID id, String successor) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("dissolution", id);
    details.put("successor", successor);
    audit.write(unit, who.actor(), act, "unit/" + unit, null, details);
  }
}

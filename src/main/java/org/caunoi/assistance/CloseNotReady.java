package org.caunoi.assistance;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.network.Points;
import org.caunoi.party.PhoneNumber;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Papers are missing: the citizen gets a list of what to bring and comes back another day. */
@Component
public class CloseNotReady {

  private final SessionActs acts;
  private final EndCitizen ends;
  private final Cases cases;
  private final Points points;
  private final ApplicationEventPublisher events;

  CloseNotReady(
      SessionActs acts,
      EndCitizen ends,
      Cases cases,
      Points points,
      ApplicationEventPublisher events) {
    this.acts = acts;
    this.ends = ends;
    this.cases = cases;
    this.points = points;
    this.events = events;
  }

  /**
   * Closes the session as not ready. Refused: {@code already-filed}, {@code session-closed}, at
   * {@code /missing} with {@code required} or {@code component-not-asked-for}, at {@code /phone} as
   * {@link PhoneNumber#parse} and {@code phone-takes-no-messages}.
   *
   * @param missing keys of the papers of the procedure
   * @param phone where to send the list, or blank for nowhere
   */
  @Transactional
  public Session close(
      SignedIn who,
      UUID id,
      @Nullable Integer seen,
      Collection<String> missing,
      @Nullable String phone) {
    Session before = acts.hold(who, id, seen);
    before.requireOpenForWork();
    ProcedureVersion procedure = cases.procedure(before);
    if (missing.isEmpty()) {
      throw Refused.field("/missing", "required");
    }
    List<DossierComponent> papers =
        procedure.components().stream().filter(c -> missing.contains(c.key())).toList();
    if (papers.size() != missing.size()) {
      throw Refused.field("/missing", "component-not-asked-for");
    }
    String to = phone == null || phone.isBlank() ? null : phone(phone);
    Session after =
        ends.close(
            By.clerk(who),
            before,
            Outcome.NOT_READY,
            papers.stream().map(DossierComponent::key).toList());
    events.publishEvent(
        new BringTheseListed(
            id,
            after.authority(),
            to,
            procedure.name().vi(),
            papers.stream().map(DossierComponent::name).toList(),
            points.get(after.opening().pointId()).name()));
    return after;
  }

  private static String phone(String text) {
    try {
      PhoneNumber phone = PhoneNumber.parse(text);
      if (phone.takesMessages()) {
        return phone.international();
      }
    } catch (Refused refused) {
      throw Refused.field("/phone", refused.code());
    }
    throw Refused.field("/phone", "phone-takes-no-messages");
  }
}

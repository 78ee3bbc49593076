package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.assistance.SumUpCase.SummedUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk turns the case over to the citizen's eyes: what goes out, to whom, at what cost. */
@Component
public class ShowSummary {

  private final SessionActs acts;
  private final SumUpCase summing;

  ShowSummary(SessionActs acts, SumUpCase summing) {
    this.acts = acts;
    this.summing = summing;
  }

  /** Shows the summary and keeps its SHA-256. Refused as {@link SumUpCase} does. */
  @Transactional
  public Shown show(SignedIn who, UUID id, @Nullable Integer seen) {
    SummedUp summed = summing.sumUp(who, id, seen);
    Session after =
        acts.perform(
            By.clerk(who),
            summed.session(),
            SessionEventKind.SUMMARY_SHOWN,
            Map.of("summary", summed.hash()),
            session -> session.show(summed.hash(), summed.summary().returnBy(), acts.now()));
    return new Shown(after, summed.summary(), summed.hash());
  }

  /** The summary the citizen now reads, and its hash in hex. */
  public record Shown(Session session, Summary summary, String hash) {}
}

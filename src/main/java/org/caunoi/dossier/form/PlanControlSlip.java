package org.caunoi.dossier.form;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.platform.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans form 06 in the transaction of the act that ends the work on a dossier. It is made a little
 * later, so that the act stays quick and a result that is handed out at once leaves one slip.
 */
@Component
class PlanControlSlip {

  static final String TASK = "control-slip";

  private static final Duration LATER = Duration.ofMinutes(5);
  private static final Set<ActKind> ENDS =
      EnumSet.of(ActKind.ISSUED, ActKind.STOPPED, ActKind.RETURNED);

  private final Jobs jobs;

  PlanControlSlip(Jobs jobs) {
    this.jobs = jobs;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    if (ENDS.contains(act.kind())) {
      Filing filing = act.after().filing();
      String id = filing.authority() + "/" + filing.id() + "/" + act.after().version();
      jobs.doAt(Map.of(new TaskInstance<>(TASK, id), act.at().plus(LATER)));
    }
  }
}

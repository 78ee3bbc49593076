package org.caunoi.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Filter;

/** What waits for whom. Which queues a person has follows from what they may do. */
public enum WorkQueue {
  /** New, completed, or asked to be withdrawn. */
  INTAKE,
  /** Handed to this person. */
  MINE,
  /** Handed to this signer. */
  TO_SIGN,
  /** The citizen was asked for papers. */
  SUPPLEMENT,
  PROCESSING,
  TO_RETURN,
  /** Unfinished and beyond the promise. */
  LATE,
  ALL;

  /** The name in addresses, such as {@code to-sign}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<WorkQueue> find(String key) {
    return Arrays.stream(values()).filter(queue -> queue.key().equals(key)).findFirst();
  }

  /** The queues of a person, what they should look at first coming first. */
  public static List<WorkQueue> of(SignedIn who) {
    List<WorkQueue> queues = new ArrayList<>();
    if (who.may(Permission.ACCEPT_DOSSIER)) {
      queues.add(INTAKE);
    }
    if (who.may(Permission.APPROVE_DOSSIER)) {
      queues.add(TO_SIGN);
    }
    if (who.may(Permission.PROCESS_DOSSIER)) {
      queues.add(MINE);
    }
    if (who.may(Permission.RETURN_RESULT)) {
      queues.add(TO_RETURN);
    }
    if (who.may(Permission.ADD_SUPPLEMENT)) {
      queues.add(SUPPLEMENT);
    }
    queues.addAll(List.of(PROCESSING, LATE, ALL));
    return queues;
  }

  public Filter filter(SignedIn who) {
    return switch (this) {
      case INTAKE -> new Filter(null, null, true, false, null);
      case MINE, TO_SIGN ->
          new Filter(List.of(DossierState.PROCESSING), who.accountId(), false, false, null);
      case SUPPLEMENT -> Filter.in(DossierState.SUPPLEMENT_REQUESTED);
      case PROCESSING ->
          Filter.in(
              DossierState.ACCEPTED,
              DossierState.PROCESSING,
              DossierState.SUPPLEMENT_REQUESTED,
              DossierState.FINANCIAL_DUTY);
      case TO_RETURN -> Filter.in(DossierState.DONE);
      case LATE -> new Filter(null, null, false, true, null);
      case ALL -> Filter.all();
    };
  }
}

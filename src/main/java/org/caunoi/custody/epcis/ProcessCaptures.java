package org.caunoi.custody.epcis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caunoi.custody.epcis.CaptureJob.Wrong;
import org.caunoi.custody.epcis.CaptureJobs.Waiting;
import org.caunoi.custody.epcis.Captured.Key;
import org.caunoi.shared.Refused;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents that wait. Where one may not proceed, one wrong event keeps all of it out. */
@Component
class ProcessCaptures {

  private static final int MOST_ERRORS = 100;
  private static final String LIST = "/epcisBody/eventList";

  private final CaptureJobs jobs;
  private final Captured captured;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  ProcessCaptures(
      CaptureJobs jobs, Captured captured, TransactionTemplate transactions, JsonMapper json) {
    this.jobs = jobs;
    this.captured = captured;
    this.transactions = transactions;
    this.json = json;
  }

  void drain() {
    while (goesOn()) {
      // the next
    }
  }

  /** A document that cannot be read at all must not keep the others waiting. */
  private boolean goesOn() {
    List<Waiting> tried = new ArrayList<>();
    try {
      transactions.executeWithoutResult(status -> one(tried));
    } catch (NonTransientDataAccessResourceException databaseAway) {
      throw databaseAway;
    } catch (NonTransientDataAccessException | JacksonException e) {
      List<Wrong> unreadable = List.of(new Wrong(LIST, "epcis-value"));
      transactions.executeWithoutResult(
          status -> tried.forEach(job -> finish(job, 0, 0, unreadable)));
    }
    return !tried.isEmpty();
  }

  private void one(List<Waiting> tried) {
    jobs.next().ifPresent(tried::add);
    tried.forEach(this::process);
  }

  private void process(Waiting job) {
    JsonNode document = json.readTree(job.document());
    Map<String, String> namespaces = CheckEvent.namespaces(document.path("@context"));
    List<HeardEvent> heard = new ArrayList<>();
    List<Wrong> errors = new ArrayList<>();
    int no = 0;
    for (JsonNode event : document.at(LIST)) {
      try {
        heard.add(CheckEvent.read(event, no, LIST + "/" + no, namespaces));
      } catch (Refused refused) {
        refused.errors().forEach(one -> errors.add(new Wrong(one.pointer(), one.code())));
      }
      no++;
    }
    if (!errors.isEmpty() && !job.proceeds()) {
      finish(job, 0, 0, errors);
      return;
    }
    if (!job.proceeds()) {
      errors.addAll(repeated(heard, captured.known(job.sender(), heard)));
    }
    if (!errors.isEmpty() && !job.proceeds()) {
      finish(job, 0, errors.size(), errors);
      return;
    }
    Set<Key> fresh = new HashSet<>(captured.add(job.sender(), heard));
    int stored = fresh.size();
    for (HeardEvent one : heard) {
      if (!fresh.remove(one.key())) {
        errors.add(again(one));
      }
    }
    finish(job, stored, heard.size() - stored, errors);
  }

  /** Those told before, in the document itself or in an earlier one. */
  private static List<Wrong> repeated(List<HeardEvent> heard, Set<Key> known) {
    Set<Key> seen = new HashSet<>(known);
    return heard.stream().filter(one -> !seen.add(one.key())).map(ProcessCaptures::again).toList();
  }

  private static Wrong again(HeardEvent one) {
    return new Wrong(LIST + "/" + one.no(), "epcis-told-before");
  }

  private void finish(Waiting job, int stored, int repeated, List<Wrong> errors) {
    jobs.done(job.id(), stored, repeated, errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
  }
}

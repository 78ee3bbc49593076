package org.caunoi.custody.epcis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes in what another system tells about papers: one event at once, a document as a job. */
@Component
public class CaptureEvents {

  private static final int MOST = 20_000;
  private static final Set<String> OF_A_DOCUMENT =
      Set.of(
          "@context",
          "type",
          "schemaVersion",
          "creationDate",
          "instanceIdentifier",
          "sender",
          "receiver",
          "epcisBody");

  private final Captured captured;
  private final CaptureJobs jobs;
  private final AuditLog audit;

  CaptureEvents(Captured captured, CaptureJobs jobs, AuditLog audit) {
    this.captured = captured;
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * Refused: {@code epcis-told-before} for an event of the same id, unless it declares an error for
   * the first time; at the field as {@link CheckEvent} says.
   *
   * @return the id of the event
   */
  @Transactional
  public String one(SignedIn who, JsonNode event) {
    who.require(Permission.CAPTURE_EPCIS);
    require(CheckEvent.isContext(event.path("@context")), "/@context");
    HeardEvent heard = CheckEvent.read(event, 0, "", CheckEvent.namespaces(event.path("@context")));
    if (captured.add(who.accountId(), List.of(heard)).isEmpty()) {
      throw Refused.conflict("epcis-told-before");
    }
    audit.write("-", who.actor(), "epcis-captured", "epcis/event", null, Map.of("events", 1));
    return heard.id();
  }

  /**
   * Refused at {@code /epcisBody/eventList} with {@code epcis-missing} or {@code epcis-too-many};
   * at another field with {@code epcis-value} where it is no document of the standard, with {@code
   * epcis-field-not-taken} where it has more than we take.
   *
   * @param proceeds whether good events are kept where others are wrong
   * @return the id of the job
   */
  @Transactional
  public UUID many(SignedIn who, JsonNode document, boolean proceeds) {
    who.require(Permission.CAPTURE_EPCIS);
    JsonNode events = document.at("/epcisBody/eventList");
    if (!events.isArray() || events.isEmpty()) {
      throw Refused.field("/epcisBody/eventList", "epcis-missing");
    }
    if (events.size() > MOST) {
      throw Refused.field("/epcisBody/eventList", "epcis-too-many", MOST);
    }
    requireDocument(document);
    UUID job = jobs.add(who.accountId(), document.toString(), proceeds);
    audit.write(
        "-", who.actor(), "epcis-captured", "epcis/" + job, null, Map.of("events", events.size()));
    return job;
  }

  private static void requireDocument(JsonNode document) {
    require(CheckEvent.isContext(document.path("@context")), "/@context");
    require(document.path("type").asString("").equals("EPCISDocument"), "/type");
    require(
        document.path("schemaVersion").asString("").matches("\\d+(\\.\\d+)*")
            && document.path("schemaVersion").isString(),
        "/schemaVersion");
    require(CheckEvent.isTime(document.path("creationDate")), "/creationDate");
    document
        .properties()
        .forEach(
            one -> {
              if (!OF_A_DOCUMENT.contains(one.getKey())) {
                throw Refused.field("/" + one.getKey(), "epcis-field-not-taken");
              }
            });
    List.of("instanceIdentifier", "sender", "receiver")
        .forEach(
            field -> require(!document.has(field) || document.path(field).isString(), "/" + field));
  }

  private static void require(boolean right, String pointer) {
    if (!right) {
      throw Refused.field(pointer, "epcis-value");
    }
  }

  /** Refused with {@code capture-not-found} for what there is not and what another system sent. */
  public CaptureJob job(SignedIn who, UUID id) {
    who.require(Permission.CAPTURE_EPCIS);
    return jobs.find(who.accountId(), id).orElseThrow(() -> Refused.notFound("capture-not-found"));
  }
}

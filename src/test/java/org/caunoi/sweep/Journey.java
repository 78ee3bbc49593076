package org.caunoi.sweep;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.custody.OnTheWay;
import org.caunoi.sweep.Caller.Answer;
import tools.jackson.databind.JsonNode;

/**
 * What happens to dossiers, step by step over HTTP; each step names the audit rows it must leave.
 */
final class Journey {

  private static final String SESSIONS = "/api/v1/assistance-sessions";

  private final Callers callers;
  private final Phone phone;
  private final Citizen citizen;
  private final Caller partner;
  private final List<Step> steps = new ArrayList<>();
  private String code = "";
  private String session = "";
  private String summary = "";
  private String envelope = "";
  private String list = "";
  private String bag = "";
  private String made = "";

  Journey(Callers callers, Phone phone, Citizen citizen) {
    this.callers = callers;
    this.phone = phone;
    this.citizen = citizen;
    this.partner = callers.system("journey", EnumSet.allOf(Permission.class));
  }

  /**
   * A synthetic person.
   *
   * @param personalId of a woman born 1988 in Hanoi
   */
  record Citizen(String fullName, String personalId, String phone, String email, String address) {

    static final Citizen USUAL =
        new Citizen(
            "Nguyễn Thử Nghiệm",
            "001188000001",
            "0900000001",
            "thu@example.invalid",
            "Số 1 phố Thử");

    String filing(String returnBy) {
      return """
      {"procedureCode": "2.000635", "answers": {"forWhom": "self"},
       "applicant": {"fullName": "%s", "personalId": "%s", "birthDate": "1988-03-02",
         "sex": "female", "phone": "%s", "email": "%s", "address": "%s", "communeCode": "00070"},
       "form": {"copies": "1"}, "returnBy": "%s"}
      """
          .formatted(fullName, personalId, phone, email, address, returnBy);
    }

    /** As the QR of the card holds it. */
    String card() {
      return "%s||%s|02031988|Nữ|%s, Phường Hoàn Kiếm, Hà Nội|01012022"
          .formatted(personalId, fullName, address);
    }
  }

  /**
   * One request.
   *
   * @param then takes from the answer what later steps need
   * @param acts of the audit rows it leaves, in any order; none for what is only typing
   */
  record Step(String name, Supplier<Answer> ask, Consumer<Answer> then, List<String> acts) {

    @Override
    public String toString() {
      return name;
    }
  }

  String code() {
    return code;
  }

  String session() {
    return session;
  }

  /** From filing to the hand-over at the counter, with a supplement and a withdrawal on the way. */
  List<Step> toTheCounter() {
    file("counter");
    step(
        "document",
        () -> partner.send("PUT", at("documents/mandate"), "application/pdf", Papers.pdf()),
        "dossier-document-attached");
    act(
        Role.INTAKE_OFFICER,
        "supplement-requests",
        "{\"reasons\": [{\"component\": \"form\", \"text\": \"Xin ghi rõ %s\"}]}"
            .formatted(citizen.fullName()),
        "dossier-supplement-requested",
        "form-issued");
    step(
        "supplements",
        () -> post(partner, "supplements", "{\"note\": \"%s\"}".formatted(citizen.address())),
        "dossier-supplemented");
    act(
        Role.INTAKE_OFFICER,
        "acceptances",
        Walk.FORM_COMPLETE,
        "component-marked",
        "dossier-accepted",
        "form-issued");
    step(
        "withdrawals",
        () -> post(partner, "withdrawals", "{\"reason\": \"%s\"}".formatted(citizen.address())),
        "dossier-withdrawal-requested");
    act(
        Role.INTAKE_OFFICER,
        "withdrawal-refusals",
        "{\"reason\": \"Còn kịp\"}",
        "dossier-withdrawal-declined");
    act(
        Role.SIGNER,
        "extensions",
        "{\"day\": \"%s\", \"reason\": \"Chờ xác minh với %s\"}"
            .formatted(farWorkingDay(), citizen.fullName()),
        "dossier-extended",
        "form-issued");
    step(
        "marks",
        () -> callers.of(Role.SPECIALIST).json("PUT", at("marks/form"), "{\"complete\": true}"),
        "component-marked");
    act(
        Role.SPECIALIST,
        "payment-requests",
        "{\"amount\": \"1000\", \"reason\": \"Thuế của %s\"}".formatted(citizen.fullName()),
        "dossier-payment-requested");
    act(Role.SPECIALIST, "payments", "{\"receipt\": \"THU-1\"}", "dossier-payment-confirmed");
    process();
    issue();
    act(Role.RETURN_OFFICER, "return-codes", "{}", "dossier-return-code-sent");
    step(
        "returns",
        () ->
            post(
                callers.of(Role.RETURN_OFFICER),
                "returns",
                "{\"personalId\": \"%s\", \"code\": \"%s\"}"
                    .formatted(citizen.personalId(), phone.codeOf(code))),
        "dossier-handover-received",
        "dossier-returned");
    step(
        "reading",
        () -> callers.of(Role.SPECIALIST).get("/api/v1/dossiers/" + code),
        "personal-data-read");
    return List.copyOf(steps);
  }

  /** From filing to the citizen's own phone. */
  List<Step> toThePhone() {
    file("electronic");
    act(
        Role.INTAKE_OFFICER,
        "acceptances",
        Walk.FORM_COMPLETE,
        "component-marked",
        "dossier-accepted",
        "form-issued");
    process();
    issue();
    step(
        "tracking",
        () ->
            callers
                .nobody()
                .get("/api/v1/tracking/" + code, "Tracking-Digits", citizen.phone().substring(6)),
        "dossier-tracked");
    step(
        "result code",
        () -> form("/results/" + phone.linkOf(code) + "/codes", ""),
        "dossier-result-code-sent");
    step(
        "opening the result",
        () -> form("/results/" + phone.linkOf(code), "code=" + phone.codeOf(code)),
        "dossier-returned");
    return List.copyOf(steps);
  }

  List<Step> toARefusal() {
    file("counter");
    act(
        Role.INTAKE_OFFICER,
        "refusals",
        "{\"ground\": \"Luật Thử\", \"reason\": \"Không thuộc thẩm quyền: %s\"}"
            .formatted(citizen.fullName()),
        "dossier-refused",
        "form-issued");
    return List.copyOf(steps);
  }

  List<Step> toAStop() {
    file("counter");
    act(
        Role.INTAKE_OFFICER,
        "acceptances",
        Walk.FORM_COMPLETE,
        "component-marked",
        "dossier-accepted",
        "form-issued");
    step("withdrawals", () -> post(partner, "withdrawals", "{}"), "dossier-withdrawal-requested");
    act(
        Role.INTAKE_OFFICER,
        "stops",
        "{\"reason\": \"Người dân xin rút\"}",
        "dossier-stopped",
        "form-issued");
    act(Role.INTAKE_OFFICER, "control-slips", "{}", "form-issued");
    return List.copyOf(steps);
  }

  /** At the counter of a point, from the card to the filed dossier. */
  List<Step> overTheCounter() {
    Caller clerk = callers.of(Role.CLERK);
    steps.add(
        new Step(
            "session",
            () -> clerk.json("POST", SESSIONS, "{\"scan\": \"%s\"}".formatted(citizen.card())),
            answer -> session = answer.json().path("id").asString(""),
            List.of("session-opened", "session-card-read")));
    step(
        "procedure",
        () -> clerk.json("PUT", in("procedure"), "{\"code\": \"2.000635\"}"),
        "session-procedure-chosen");
    step(
        "draft",
        () ->
            clerk.json(
                "PUT", in("draft"), "{\"values\": {\"phone\": \"%s\"}}".formatted(citizen.phone())),
        "session-draft-saved");
    steps.add(
        new Step(
            "summary",
            () -> clerk.json("POST", in("summaries"), "{}"),
            answer -> summary = answer.json().path("summaryHash").asString(""),
            List.of("session-summary-shown")));
    step(
        "agreement",
        () ->
            clerk.json(
                "POST",
                in("sayings"),
                "{\"says\": \"agree\", \"summaryHash\": \"%s\"}".formatted(summary)),
        "session-agreed");
    step("code", () -> clerk.json("POST", in("confirmation-codes"), "{}"), "session-code-sent");
    step(
        "confirmation",
        () ->
            clerk.json(
                "POST", in("confirmations"), "{\"code\": \"%s\"}".formatted(phone.codeOf(session))),
        "session-confirmed");
    steps.add(
        new Step(
            "submission",
            () -> clerk.json("POST", in("submissions"), "{}"),
            answer -> code = answer.json().path("dossierCode").asString(""),
            List.of("session-filed", "dossier-filed")));
    step(
        "end",
        () -> clerk.json("POST", in("closings"), "{\"outcome\": \"ABANDONED\"}"),
        "session-closed",
        "session-wiped");
    return List.copyOf(steps);
  }

  /** A citizen who finds a mistake on the summary, and stops. */
  List<Step> toAStopAtTheCounter() {
    Caller clerk = callers.of(Role.CLERK);
    steps.add(
        new Step(
            "session",
            () -> clerk.json("POST", SESSIONS, "{\"scan\": \"%s\"}".formatted(citizen.card())),
            answer -> session = answer.json().path("id").asString(""),
            List.of("session-opened", "session-card-read")));
    step("screen", () -> clerk.json("POST", in("screens"), "{}"), "screen-offered");
    step(
        "procedure",
        () -> clerk.json("PUT", in("procedure"), "{\"code\": \"2.000635\"}"),
        "session-procedure-chosen");
    step(
        "draft",
        () ->
            clerk.json(
                "PUT", in("draft"), "{\"values\": {\"phone\": \"%s\"}}".formatted(citizen.phone())),
        "session-draft-saved");
    step("summary", () -> clerk.json("POST", in("summaries"), "{}"), "session-summary-shown");
    step(
        "objection",
        () -> clerk.json("POST", in("sayings"), "{\"says\": \"not-right\", \"field\": \"phone\"}"),
        "session-not-right");
    step("again", () -> clerk.json("POST", in("summaries"), "{}"), "session-summary-shown");
    step(
        "stop",
        () -> clerk.json("POST", in("sayings"), "{\"says\": \"stop\"}"),
        "session-stopped",
        "session-closed",
        "session-wiped");
    return List.copyOf(steps);
  }

  /** To the phone, and then the citizen says that money was asked; the Centre takes it on. */
  List<Step> toAReport() {
    toThePhone();
    Caller centre = callers.of(Role.CENTRE_CONTROL);
    step(
        "rating",
        () ->
            callers
                .nobody()
                .json(
                    "POST",
                    "/api/v1/tracking/" + code + "/ratings",
                    "{\"ease\": 2, \"satisfaction\": 2, \"moneyAsked\": true, \"words\": \"%s\"}"
                        .formatted(citizen.address()),
                    "Tracking-Digits",
                    citizen.phone().substring(6)),
        "dossier-tracked",
        "dossier-rated",
        "report-opened");
    steps.add(
        new Step(
            "reports",
            () -> centre.get("/api/v1/reports"),
            answer -> made = answer.json().path("items").path(0).path("id").asString(""),
            List.of()));
    step(
        "taking it on",
        () -> centre.json("POST", "/api/v1/reports/" + made + "/acknowledgements", "{}"),
        "report-acknowledged");
    step("reading it", () -> centre.get("/api/v1/reports/" + made), "report-read");
    step(
        "closing it",
        () ->
            centre.json(
                "POST",
                "/api/v1/reports/" + made + "/closures",
                "{\"outcome\": \"Đã gặp %s\"}".formatted(citizen.fullName())),
        "report-closed");
    return List.copyOf(steps);
  }

  /**
   * Two administrators take somebody in, change what holds of them, and let a system in and out.
   */
  List<Step> ofPeople() {
    Caller one = callers.person(Role.ADMINISTRATOR, null, null);
    Caller other = callers.person(Role.ADMINISTRATOR, null, null);
    String name = "thu-" + UUID.randomUUID().toString().substring(0, 8);
    proposed(
        "taking in",
        () ->
            one.json(
                "POST",
                "/api/v1/people",
                """
                {"username": "%s", "displayName": "%s", "badge": "TN-W", "password": "mat-khau-dau-tien",
                 "role": "CLERK", "place": "%s"}
                """
                    .formatted(name, citizen.fullName(), Callers.POINT)),
        "account-enrolled",
        "role-change-proposed");
    String person = "/api/v1/people/";
    steps.add(
        new Step(
            "waiting roles",
            () -> other.get("/api/v1/role-changes"),
            answer -> {
              for (JsonNode change : answer.json()) {
                if (change.toString().contains(made)) {
                  envelope = change.path("id").asString("");
                }
              }
            },
            List.of()));
    step(
        "role",
        () -> other.json("POST", "/api/v1/role-changes/" + envelope + "/approvals", "{}"),
        "role-change-approved");
    step(
        "name",
        () ->
            one.json(
                "POST",
                person + made + "/names",
                "{\"displayName\": \"Trần Thử Khác\", \"badge\": \"TN-V\"}"),
        "account-renamed");
    step(
        "badge",
        () -> one.json("POST", person + made + "/badges", "{\"until\": \"2099-01-31\"}"),
        "account-badge-limited");
    step(
        "address",
        () ->
            one.json(
                "POST",
                person + made + "/addresses",
                "{\"email\": \"%s\"}".formatted(citizen.email())),
        "account-address-changed");
    step("password", () -> one.json("POST", person + made + "/passwords", "{}"), "password-reset");
    step("off", () -> one.json("POST", person + made + "/suspensions", ""), "account-suspended");
    step("on", () -> one.json("POST", person + made + "/resumptions", ""), "account-resumed");
    proposed(
        "system",
        () ->
            one.json(
                "POST",
                "/api/v1/system-clients",
                "{\"name\": \"%s\", \"scopes\": [\"READ_DOSSIERS\"]}".formatted(name)),
        "client-registered");
    String client = "/api/v1/system-clients/";
    step(
        "letting it in",
        () -> other.json("POST", client + made + "/confirmations", "{}"),
        "client-confirmed");
    step(
        "shutting it out",
        () -> other.json("POST", client + made + "/endings", "{\"reason\": \"Thử xong\"}"),
        "client-ended");
    return List.copyOf(steps);
  }

  private void proposed(String name, Supplier<Answer> ask, String... acts) {
    steps.add(
        new Step(name, ask, answer -> made = answer.json().path("id").asString(""), List.of(acts)));
  }

  /** Over the counter, and then its papers in a bag to the authority's table. */
  List<Step> onPaper() {
    overTheCounter();
    Caller clerk = callers.of(Role.CLERK);
    String seal = "SWEEP-" + UUID.randomUUID().toString().substring(0, 8);
    String read = "{\"seal\": \"%s\"}".formatted(seal);
    steps.add(
        new Step(
            "papers",
            () -> clerk.json("POST", at("paper-sets"), papers("L-" + seal)),
            answer -> {
              envelope = answer.json().path("envelope").asString("");
              list = answer.json().path("id").asString("");
            },
            List.of("custody-papers-sealed")));
    step(
        "sign the list",
        () ->
            clerk.json(
                "POST",
                "/api/v1/custody/paper-sets/" + list + "/confirmations",
                "{\"password\": \"%s\"}".formatted(People.PASSWORD)),
        "custody-list-confirmed");
    steps.add(
        new Step(
            "bag",
            () ->
                clerk.json("POST", "/api/v1/custody/bags", "{\"destination\": \"000.00.00.H26\"}"),
            answer -> bag = answer.json().path("number").asString(""),
            List.of("custody-bag-opened")));
    step(
        "pack",
        () ->
            clerk.json(
                "POST", unit(bag, "envelopes"), "{\"envelope\": \"%s\"}".formatted(envelope)),
        "custody-envelope-packed");
    carry(Role.CLERK, "closings", read, "custody-bag-closed");
    carry(Role.CLERK, "offers", "{}", "custody-offered");
    carry(Role.COURIER, "acceptances", read, "custody-accepted");
    carry(Role.COURIER, "offers", "{\"toDestination\": true}", "custody-offered");
    carry(Role.MAIL_ROOM, "acceptances", read, "custody-accepted");
    carry(Role.MAIL_ROOM, "openings", read, "custody-opening-asked");
    carry(Role.INTAKE_OFFICER, "witnessings", "{}", "custody-opening-witnessed");
    step(
        "count",
        () ->
            callers
                .of(Role.MAIL_ROOM)
                .json("POST", unit(bag, "counts"), "{\"found\": [\"%s\"]}".formatted(envelope)),
        "custody-bag-counted");
    onward(Role.MAIL_ROOM, "offers", "{\"toDestination\": true}", "custody-offered");
    onward(Role.INTAKE_OFFICER, "acceptances", "{}", "custody-accepted");
    onward(
        Role.INTAKE_OFFICER,
        "receipts",
        "{\"agrees\": true, \"seal\": \"L-%s\"}".formatted(seal),
        "custody-received");
    return List.copyOf(steps);
  }

  private void carry(Role role, String what, String body, String act) {
    step("bag " + what, () -> callers.of(role).json("POST", unit(bag, what), body), act);
  }

  private void onward(Role role, String what, String body, String act) {
    step("envelope " + what, () -> callers.of(role).json("POST", unit(envelope, what), body), act);
  }

  private static String unit(String number, String what) {
    return "/api/v1/custody/units/" + number + "/" + what;
  }

  private static String papers(String seal) {
    return """
    {"lines": [{"component": "mandate", "kind": "original", "copies": 1}], "explained": true,
     "seal": "%s", "signature": "data:image/png;base64,%s"}
    """
        .formatted(seal, Base64.getEncoder().encodeToString(OnTheWay.signature()));
  }

  private void file(String returnBy) {
    String key = UUID.randomUUID().toString();
    steps.add(
        new Step(
            "filing",
            () ->
                partner.json(
                    "POST", "/api/v1/dossiers", citizen.filing(returnBy), "Idempotency-Key", key),
            answer -> code = answer.json().path("code").asString(""),
            List.of("dossier-filed")));
  }

  private void process() {
    UUID specialist = Objects.requireNonNull(callers.of(Role.SPECIALIST).who()).accountId();
    act(
        Role.INTAKE_OFFICER,
        "assignments",
        "{\"assignee\": \"%s\", \"note\": \"%s\"}".formatted(specialist, citizen.fullName()),
        "dossier-assigned");
    act(Role.SIGNER, "approvals", "{}", "dossier-approved");
  }

  private void issue() {
    String key = UUID.randomUUID().toString();
    step(
        "results",
        () ->
            callers
                .of(Role.SIGNER)
                .send(
                    "POST",
                    at("results"),
                    "multipart/form-data; boundary=b",
                    result(),
                    "Idempotency-Key",
                    key),
        "dossier-issued");
  }

  private void act(Role role, String what, String body, String... acts) {
    String key = UUID.randomUUID().toString();
    Caller caller = callers.of(role);
    step(what, () -> caller.json("POST", at(what), body, "Idempotency-Key", key), acts);
  }

  private void step(String name, Supplier<Answer> ask, String... acts) {
    steps.add(new Step(name, ask, answer -> {}, List.of(acts)));
  }

  private Answer post(Caller caller, String what, String body) {
    return caller.json("POST", at(what), body);
  }

  private Answer form(String path, String body) {
    return callers
        .nobody()
        .send(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            body.getBytes(StandardCharsets.UTF_8));
  }

  private String at(String what) {
    return "/api/v1/dossiers/" + code + "/" + what;
  }

  private String in(String what) {
    return SESSIONS + "/" + session + "/" + what;
  }

  /** A Tuesday a year or so away, in a week without holidays. */
  private static String farWorkingDay() {
    return "2027-12-07";
  }

  private static byte[] result() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --b\r
        Content-Disposition: form-data; name="number"\r
        \r
        01/TLKS-TN\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="ket-qua.pdf"\r
        Content-Type: application/pdf\r
        \r
        """
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Papers.pdf());
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }
}

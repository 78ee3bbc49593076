package org.caunoi.custody.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Badges;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SuspendAccount;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people, two sign-ins, one place: what a hand-over asks for, over HTTP. */
@IntegrationTest
class HandOverByTwoTest {

  private static final String HERE = "{\"lat\": 21.032534, \"lon\": 105.798427}";
  private static final String FIVE_KM_NORTH = "{\"lat\": 21.0775, \"lon\": 105.798427}";

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private SuspendAccount suspending;
  @Autowired private Badges badges;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private Team team;
  private Bag bag;
  private Web clerk;
  private Web courier;

  @BeforeEach
  void bag() {
    team = way.team();
    bag = way.bag(team, 1);
    clerk = opened(team.clerk());
    courier = opened(team.courier());
  }

  private Web opened(SignedIn who) {
    Web web = people.signIn(who);
    web.get("/custody");
    return web;
  }

  private String path(String act) {
    return "/api/v1/custody/units/" + bag.number() + act;
  }

  private HttpResponse<String> accept(Web who, String position) {
    return who.post(
        path("/acceptances"),
        "{\"seal\": \"%s\", \"position\": %s}".formatted(bag.seal(), position));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Web.json(answer);
    JsonNode first = problem.path("errors").path(0);
    assertThat((first.isMissingNode() ? problem : first).path("code").asString("")).isEqualTo(code);
  }

  private void clerkStillKeepsIt() {
    assertThat(
            jdbc.sql("SELECT keeper_id FROM custody.unit WHERE number = :number")
                .param("number", bag.number())
                .query((rs, n) -> rs.getString(1))
                .single())
        .isEqualTo(team.clerk().accountId().toString());
  }

  @Test
  void oneSignInNeverStandsOnBothSidesWhoeverHoldsTheDevice() {
    assertThat(clerk.post(path("/offers"), "{}").statusCode()).isEqualTo(200);
    refused(accept(clerk, HERE), 409, "same-person");
    Web secondWindow = people.signIn(team.clerk());
    secondWindow.get("/custody");
    refused(accept(secondWindow, HERE), 409, "same-person");
    clerkStillKeepsIt();
    assertThat(accept(courier, "null").statusCode()).isEqualTo(200);
  }

  @Test
  void whoseSignInIsOverOrWhoseAccountWasEndedTakesNothing() {
    clerk.post(path("/offers"), "{}");
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    suspending.set(administrator, team.courier().accountId(), false);
    refused(accept(courier, "null"), 401, "sign-in-needed");
    clerkStillKeepsIt();
    SignedIn other = people.courier(OnTheWay.POINT);
    Web late = opened(other);
    jdbc.sql(
            "UPDATE access.sign_in SET expires_at = now() - interval '1 second' WHERE account_id ="
                + " :id")
        .param("id", other.accountId())
        .update();
    refused(accept(late, "null"), 401, "sign-in-needed");
    clerkStillKeepsIt();
  }

  @Test
  void anExpiredBadgeSignsNobodyInAndTakesNothing() {
    clerk.post(path("/offers"), "{}");
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    LocalDate today = VietnamTime.day(clock.instant());
    badges.put(administrator, team.courier().accountId(), today);
    assertThat(courier.get("/custody").statusCode()).as("its last day").isEqualTo(200);
    badges.put(administrator, team.courier().accountId(), today.minusDays(1));
    refused(accept(courier, "null"), 401, "sign-in-needed");
    clerkStillKeepsIt();
    Web again = people.nobody();
    again.get("/sign-in");
    HttpResponse<String> answer =
        again.form(
            "/sign-in", Map.of("username", team.courier().username(), "password", People.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Thẻ nhân viên đã hết hạn");
    assertThat(
            jdbc.sql(
                    "SELECT act FROM audit.entry WHERE subject = :who AND details ->> 'why' ="
                        + " 'badge-over' ORDER BY at")
                .param("who", "account/" + team.courier().accountId())
                .query(String.class)
                .list())
        .containsExactly("sign-in-ended", "sign-in-refused");
    Web page = people.signIn(administrator);
    String person = "/people/" + team.courier().accountId();
    assertThat(page.get(person).body()).contains("Có giá trị đến hết ngày");
    assertThat(page.form(person + "/badges", Map.of("until", "31/02/2026")).statusCode())
        .isEqualTo(422);
    assertThat(page.form(person + "/badges", Map.of("until", "")).statusCode()).isEqualTo(302);
    assertThat(accept(opened(team.courier()), "null").statusCode()).isEqualTo(200);
  }

  @Test
  void aReceiverFiveKilometresAwayIsRefusedAndOneBesideTheGiverIsNot() {
    clerk.post(path("/offers"), "{\"position\": " + HERE + "}");
    refused(accept(courier, FIVE_KM_NORTH), 422, "too-far-away");
    refused(accept(courier, "{\"lat\": 121, \"lon\": 105.8}"), 422, "position-malformed");
    refused(accept(courier, "{\"lat\": 21.03}"), 422, "required");
    clerkStillKeepsIt();
    String page =
        courier
            .form(
                "/custody/units/" + bag.number() + "/acceptances",
                Map.of("seal", bag.seal(), "lat", "21.0775", "lon", "105.798427"))
            .body();
    assertThat(page).contains("cách nơi giao 5");
    assertThat(accept(courier, HERE).statusCode()).isEqualTo(200);
    assertThat(jdbc.sql("SELECT count(*) FROM custody.offer_position").query(Long.class).single())
        .as("where somebody stood is not kept")
        .isZero();
  }

  @Test
  void aPointWithAKnownPlaceNeedsNoTelephoneOfTheGiver() {
    SignedIn clerkElsewhere = people.clerk("HN-0002");
    Web giver = opened(clerkElsewhere);
    String envelope = way.takeIn(clerkElsewhere).envelope();
    Web carrier = opened(people.courier("HN-0002"));
    String unit = "/api/v1/custody/units/" + envelope;
    assertThat(giver.post(unit + "/offers", "{}").statusCode()).isEqualTo(200);
    refused(
        carrier.post(unit + "/acceptances", "{\"position\": " + FIVE_KM_NORTH + "}"),
        422,
        "too-far-away");
    assertThat(carrier.post(unit + "/acceptances", "{\"position\": " + HERE + "}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aValidHandOverIsOnePairThatTheSchemaOfGs1Takes() throws IOException {
    clerk.post(path("/offers"), "{\"position\": " + HERE + "}");
    assertThat(accept(courier, HERE).statusCode()).isEqualTo(200);
    String told =
        people
            .system(Permission.READ_EPCIS)
            .web()
            .get("/api/v1/epcis/events?unit=" + bag.number())
            .body();
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(
                    Files.readString(Path.of("src/test/resources/epcis/EPCISDocument.schema.json")))
                .validate(told, InputFormat.JSON))
        .isEmpty();
    JsonNode events = JsonMapper.shared().readTree(told);
    assertThat(
            StreamSupport.stream(events.at("/epcisBody/eventList").spliterator(), false)
                .map(event -> event.path("bizStep").asString(""))
                .filter(step -> step.equals("shipping") || step.equals("receiving")))
        .containsExactly("shipping", "receiving");
  }
}

package org.caunoi.quality.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Badges;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.StartSession;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The lead of a point sees how the own point does, and nothing of another. */
@IntegrationTest
class OwnPointTest {

  private static final String POINT = "HN-0031";
  private static final String OTHER = "HN-0032";

  @Autowired private People people;
  @Autowired private StartSession starting;
  @Autowired private Badges badges;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  @Test
  void todaysSessionsOfTheOwnPointAreCountedClerkByClerk() {
    SignedIn clerk = people.clerk(POINT);
    SignedIn stranger = people.clerk(OTHER);
    starting.start(clerk, "001199000018");
    starting.start(stranger, "001199000018");

    Web lead = people.signIn(people.lead(POINT));
    assertThat(lead.get("/my-point").body())
        .contains(clerk.displayName())
        .doesNotContain(stranger.displayName(), "001199000018", "Nguyễn");
    JsonNode day = Web.json(lead.get("/api/v1/my-point")).path("today").path(0);
    assertThat(day.path("clerk").asString("")).isEqualTo(clerk.accountId().toString());
    assertThat(day.path("opened").asInt()).isEqualTo(1);
    assertThat(day.path("running").asInt()).isEqualTo(1);
  }

  @Test
  void ratingsMoveInStepsOfFiveAndSayNothingOfMoney() {
    rate(OTHER, 4);
    Web lead = people.signIn(people.lead(OTHER));
    assertThat(lead.get("/my-point").body()).contains("Chưa đủ năm");
    rate(OTHER, 5);
    rate(OTHER, 1);
    JsonNode said = Web.json(lead.get("/api/v1/my-point")).path("ratings");
    assertThat(said.path("answers").asInt()).isEqualTo(5);
    assertThat(said.path("percentContent").asDouble()).isEqualTo(100.0);
    assertThat(lead.get("/my-point").body())
        .contains("100,00 %")
        .doesNotContain("vòi tiền", "đòi tiền");
  }

  @Test
  void badgesThatEndSoonComeFirst() {
    SignedIn soon = people.clerk(POINT);
    SignedIn over = people.clerk(POINT);
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    LocalDate today = VietnamTime.day(clock.instant());
    badges.put(administrator, soon.accountId(), today.plusDays(7));
    badges.put(administrator, over.accountId(), today.minusDays(1));

    String page = people.signIn(people.lead(POINT)).get("/my-point").body();

    assertThat(page).contains("Sắp hết hạn", "Đã hết hạn");
    assertThat(page.indexOf(over.displayName())).isLessThan(page.indexOf(soon.displayName()));
  }

  @Test
  void whoeverIsNotTheLeadIsKeptOut() {
    assertThat(people.signIn(people.clerk(POINT)).get("/my-point").statusCode()).isEqualTo(403);
    assertThat(EnumSet.allOf(Role.class).stream().filter(role -> role.may(Permission.WATCH_POINT)))
        .containsExactly(Role.POINT_LEAD);
  }

  /** Four and more of five: a number of happy answers, or one unhappy. */
  private void rate(String point, int grade) {
    int answers = grade == 4 ? 4 : 1;
    for (int i = 0; i < answers; i++) {
      jdbc.sql(
              """
              INSERT INTO quality.rating (authority, dossier_id, dossier_code, point_id, ease, satisfaction, rated_at)
              VALUES ('000.00.00.H26', :id, :code, :point, :grade, :grade, :at)
              """)
          .param("id", UUID.randomUUID())
          .param("code", "H26.THU-" + UUID.randomUUID())
          .param("point", point)
          .param("grade", grade)
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}

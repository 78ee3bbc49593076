package org.caunoi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.quality.RateDossier.Rating;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What citizens say, point by point, without giving anybody away. */
@IntegrationTest
class RatingsTest {

  private static final String POINT = "HN-0006";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private RateDossier rating;
  @Autowired private ReadRatings ratings;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  @Test
  void belowFiveAnswersOnlyTheirNumberIsTold() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    long before =
        jdbc.sql("SELECT count(*) FROM quality.rating WHERE point_id = :point")
            .param("point", POINT)
            .query(Long.class)
            .single();
    assertThat(before).as("nobody else rates this point").isZero();
    SignedIn clerk = people.clerk(POINT);
    for (int grade = 1; grade <= 4; grade++) {
      rate(clerk, grade, grade == 1);
    }
    PointRating few = of(centre);
    assertThat(few.answers()).isEqualTo(4);
    assertThat(few.percentContent()).isNull();
    assertThat(few.meanEase()).isNull();
    rate(clerk, 5, false);
    PointRating enough = of(centre);
    assertThat(enough.percentContent()).isEqualTo(new BigDecimal("40.00"));
    assertThat(enough.meanSatisfaction()).isEqualTo(new BigDecimal("3.00"));
    assertThat(enough.moneyAsked()).isEqualTo(1);

    ClerkRating own =
        ratings.clerks(centre, today()).stream()
            .filter(one -> one.clerk().equals(clerk.accountId()))
            .findFirst()
            .orElseThrow();
    assertThat(own.figures().answers()).isEqualTo(5);
    assertThat(own.figures().percentContent()).isEqualTo(new BigDecimal("40.00"));
    assertThat(own.figures().point()).isEqualTo(POINT);

    Web web = people.signIn(centre);
    assertThat(web.get("/ratings").body())
        .contains("Theo từng người hỗ trợ", clerk.displayName() + " · ")
        .contains("40,00 %", "/reports?kind=MONEY_ASKED&amp;point=" + POINT)
        .doesNotContain("Nguyễn Thử");
    String code =
        jdbc.sql("SELECT dossier_code FROM quality.report WHERE point_id = :point")
            .param("point", POINT)
            .query((rs, n) -> rs.getString(1))
            .single();
    assertThat(web.get("/reports?kind=MONEY_ASKED&point=" + POINT).body()).contains(code);
    assertThat(web.get("/reports?kind=NOT_ME&point=" + POINT).body()).doesNotContain(code);
    JsonNode api = Web.json(web.get("/api/v1/ratings"));
    assertThat(api.at("/all/answers").asLong()).isGreaterThanOrEqualTo(5);
    assertThat(web.get("/ratings?from=2021-01-01&to=2021-01-31").body())
        .contains("Chưa có góp ý nào trong kỳ");
    assertThat(web.get("/ratings?to=hom-qua").statusCode()).isEqualTo(422);
  }

  @Test
  void whoeverWorksAtAPointIsKeptOut() {
    for (SignedIn who :
        List.of(people.clerk(POINT), people.officer(Role.SIGNER, walk.authority()))) {
      assertThat(people.signIn(who).get("/ratings").statusCode()).isEqualTo(403);
      assertThatThrownBy(() -> ratings.list(who, today())).isInstanceOf(Refused.class);
      assertThatThrownBy(() -> ratings.clerks(who, today())).isInstanceOf(Refused.class);
    }
  }

  private void rate(SignedIn clerk, int grade, boolean money) {
    String code = walk.filing().by(clerk).code();
    walk.issue(code);
    rating.rate(code, keys.keyOf(code), "203.0.113.6", new Rating(grade, grade, money, null));
  }

  private PointRating of(SignedIn who) {
    return ratings.list(who, today()).stream()
        .filter(one -> POINT.equals(one.point()))
        .findFirst()
        .orElseThrow();
  }

  private static Period today() {
    LocalDate day = LocalDate.now(VietnamTime.ZONE);
    return new Period(day.minusDays(1), day);
  }
}

package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Routes are found as before: RoleRouteMatrixTest asks each of them. */
@IntegrationTest
class RouteLookupTest {

  @Autowired private People people;

  @ParameterizedTest
  @CsvSource({
    "/a/{b}, /a/x, true",
    "/a/{b}/c, /a/x/d, true",
    "/a/{b}, /b/x, false",
    "/a/{b}, /a, false",
    "/a/**, /a/, true",
    "/a, /a, true",
    "/a, /a/b, false",
    "/ab, /a, false",
    "/a/b-{c}, /a/b-x, true",
    "/a/b-{c}, /d/b-x, false",
    "/{a}, /x, true",
    "/**, /x/y, true",
    "/a/b?, /a/bc, true",
  })
  void aRouteIsAskedWhereThePathBeginsAsItDoes(String pattern, String path, boolean asked) {
    RouteBeginnings<String> routes =
        new RouteBeginnings<>(List.of(pattern, "/z"), route -> Set.of(route, "/y/" + route));

    assertThat(routes.of(path).contains(pattern)).isEqualTo(asked);
    assertThat(routes.of("/z")).contains("/z");
  }

  @Test
  void whatIsEscapedFindsItsRouteToo() {
    assertThat(people.nobody().get("/api/v1/proc%65dures/2.000815").statusCode())
        .isEqualTo(people.nobody().get("/api/v1/procedures/2.000815").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aVerbNoRouteTakesAndAPathThereIsNot() {
    assertThat(people.nobody().post("/api/v1/procedures/2.000815", "{}").statusCode())
        .isEqualTo(405);
    assertThat(people.nobody().get("/api/v1/no-such/x").statusCode()).isEqualTo(404);
  }
}

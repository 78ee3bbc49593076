package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

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
  })
  void aRouteIsAskedWhereThePathBeginsAsItDoes(String pattern, String path, boolean asked) {
    assertThat(RouteLookup.mayFit(pattern, path)).isEqualTo(asked);
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

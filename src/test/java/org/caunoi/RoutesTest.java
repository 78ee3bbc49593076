package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route has a permission, and who may use it is written down. */
@IntegrationTest
class RoutesTest {

  private static final Path MATRIX = Path.of("src/test/resources/routes.txt");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Test
  void everyRouteOfOursDeclaresItsPermission() {
    assertThat(ours().values())
        .allSatisfy(
            method ->
                assertThat(method.getMethodAnnotation(Requires.class))
                    .as("%s needs @Requires", method)
                    .isNotNull());
  }

  @Test
  void theMatrixOfRolesAndRoutesIsTheReviewedOne() throws IOException {
    String matrix =
        ours().entrySet().stream()
            .map(route -> route.getKey() + " | " + who(route.getValue()))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of("target", "routes.txt"), matrix);
    assertThat(matrix)
        .as("Review the difference, then copy target/routes.txt to %s", MATRIX)
        .isEqualTo(Files.readString(MATRIX));
  }

  private Map<String, HandlerMethod> ours() {
    Map<String, HandlerMethod> ours = new TreeMap<>();
    routes
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (method.getBeanType().getPackageName().startsWith("org.caunoi")) {
                List<String> verbs =
                    info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .sorted()
                        .toList();
                info.getPatternValues()
                    .forEach(
                        path ->
                            ours.put(
                                path + " " + (verbs.isEmpty() ? "ANY" : String.join(",", verbs)),
                                method));
              }
            });
    return ours;
  }

  private static String who(HandlerMethod method) {
    Requires requires = method.getMethodAnnotation(Requires.class);
    if (requires == null) {
      return "nobody";
    }
    if (requires.value() == Permission.OPEN) {
      return "OPEN: everyone";
    }
    return requires.value()
        + ": "
        + Arrays.stream(Role.values())
            .filter(role -> role.may(requires.value()))
            .map(Enum::name)
            .collect(Collectors.joining(" "));
  }
}

package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/** The walls between rooms, and the picture of them. */
@NeedsNothing
class ModularityTest {

  private static final Path PICTURE = Path.of("ARCHITECTURE.md");
  private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

  @Test
  void noRoomLooksBehindTheWallOfAnother() {
    MODULES.verify();
  }

  @Test
  void thePictureInTheArchitecturePageIsTheOneTheCodeDraws() throws IOException {
    String picture = picture();
    Files.writeString(Path.of("target", "modules.mermaid"), picture);
    assertThat(Files.readString(PICTURE))
        .as("Put the content of target/modules.mermaid into the picture of %s", PICTURE)
        .contains(picture);
  }

  private static String picture() {
    TreeMap<String, Set<String>> arrows = new TreeMap<>();
    for (ApplicationModule module : MODULES) {
      arrows.put(
          name(module),
          module
              .getDependencies(MODULES, DependencyDepth.IMMEDIATE)
              .uniqueModules()
              .map(ModularityTest::name)
              .filter(other -> !other.equals("shared") && !other.equals("platform"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    StringBuilder picture = new StringBuilder("graph LR\n");
    arrows.forEach(
        (from, targets) -> {
          picture.append("  ").append(from).append('\n');
          targets.forEach(
              to -> picture.append("  ").append(from).append(" --> ").append(to).append('\n'));
        });
    return picture.toString();
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}

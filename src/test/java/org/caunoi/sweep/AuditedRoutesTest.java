package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every route that changes something leaves its audit rows. Which may come of each is written down
 * and reviewed with the routes; one without any says why.
 */
@IntegrationTest
class AuditedRoutesTest {

  private static final Path LIST = Path.of("src/test/resources/audited.txt");

  private static final String NONE = "none: ";

  @Autowired private Routes routes;

  @Test
  void everyWritingRouteLeavesWhatIsWrittenDown() throws IOException {
    Map<String, String> reviewed = reviewed();
    AuditReach reach = new AuditReach();
    StringBuilder found = new StringBuilder();
    reach
        .ofEvents()
        .forEach(
            (event, acts) ->
                found.append(event).append(" | ").append(String.join(" ", acts)).append('\n'));
    for (Route route : routes.all()) {
      if (!route.writes()) {
        continue;
      }
      String key = route.path() + " " + route.verb();
      Set<String> acts = reach.acts(route.method().getMethod());
      String before = reviewed.getOrDefault(key, "");
      String line =
          acts.isEmpty() ? before.startsWith(NONE) ? before : NONE + "?" : String.join(" ", acts);
      found.append(key).append(" | ").append(line).append('\n');
    }
    Files.writeString(Path.of("target", "audited.txt"), found);
    assertThat(found.toString())
        .as("Review the difference, then copy target/audited.txt to %s", LIST)
        .isEqualTo(Files.readString(LIST))
        .doesNotContain(NONE + "?");
    assertThat(found.toString()).contains("/api/v1/dossiers POST | dossier-filed", "+ActStored | ");
  }

  /**
   * Where its row cannot be written an act is undone: by the transaction that both are in, whatever
   * the act. {@code AuditLog} refuses to write outside one.
   */
  @Test
  void noRowIsWrittenWhereNoTransactionWouldUndoItsAct() throws IOException {
    AuditReach reach = new AuditReach();
    assertThat(reach.alone()).isEmpty();
    assertThat(reach.looks())
        .as("each of these changes nothing but what is counted against guessing")
        .containsExactly(
            "access.web.AuditPages.list",
            "access.web.HistoryPages.export",
            "dossier.TrackDossier.byKey",
            "dossier.form.CheckPaper.checked",
            "dossier.form.ExportRegister.export");
  }

  /** What may come of a route, events included; nothing for one that is not there. */
  static Set<String> acts(String route) throws IOException {
    Map<String, String> all = reviewed();
    Set<String> acts = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(route));
    while (!open.isEmpty()) {
      for (String act : all.getOrDefault(open.pop(), "").split(" ")) {
        if (acts.add(act) && act.startsWith("+")) {
          open.push(act);
        }
      }
    }
    return acts;
  }

  /** What is written down, by path and verb. */
  private static Map<String, String> reviewed() throws IOException {
    return Files.readAllLines(LIST).stream()
        .map(line -> line.split(" \\| ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }
}

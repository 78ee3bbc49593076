package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;

/** Which papers a result was made from, as far as they were handed in on paper. */
@ActsAsHouse("asked for an envelope that was found for whoever looks")
@Component
public class Lineage {

  private static final String RESULT = "result";

  private final PaperSets sets;

  Lineage(PaperSets sets) {
    this.sets = sets;
  }

  /** Papers by the number of their envelope and their own in it. */
  public List<String> of(PaperSet home) {
    return sets.ofDossier(home.dossierCode()).stream()
        .filter(set -> !set.homeward() && set.takenAt().isBefore(home.takenAt()))
        .flatMap(set -> numbered(set, false).stream())
        .toList();
  }

  /** The results in an envelope on its way home; all that is in it where nothing is called so. */
  public List<String> results(PaperSet home) {
    List<String> results = numbered(home, true);
    return results.isEmpty() ? numbered(home, false) : results;
  }

  private static List<String> numbered(PaperSet set, boolean results) {
    List<String> papers = new ArrayList<>();
    int no = 0;
    for (Line line : set.lines()) {
      for (int copy = 0; copy < line.copies(); copy++) {
        no++;
        if (!results || line.component().equals(RESULT)) {
          papers.add(set.envelope() + "/" + no);
        }
      }
    }
    return papers;
  }
}

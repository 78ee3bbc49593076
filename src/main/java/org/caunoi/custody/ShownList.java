package org.caunoi.custody;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.jspecify.annotations.Nullable;

/**
 * A list of papers on the citizen's own screen.
 *
 * @param wrong the component, {@link #SEAL} or {@link #OTHER} that the citizen called not right
 * @param signature picture of the citizen's signature, kept once the papers are taken in
 */
public record ShownList(
    String authority,
    UUID id,
    String dossierCode,
    String place,
    UUID clerkId,
    String seal,
    boolean explained,
    List<Line> lines,
    ListState state,
    @Nullable String wrong,
    @Nullable UUID signature,
    Instant shownAt,
    Instant changedAt,
    int version) {

  public static final String SEAL = "seal";
  public static final String OTHER = "other";

  /** All copies together. */
  public int total() {
    return lines.stream().mapToInt(Line::copies).sum();
  }

  /** Names it to the forms of the screen; it is not its id. */
  public String tag() {
    String text = id.toString();
    return text.substring(text.lastIndexOf('-') + 1);
  }

  boolean names(String thing) {
    return thing.equals(SEAL)
        || thing.equals(OTHER)
        || lines.stream().anyMatch(line -> line.component().equals(thing));
  }

  /** The same as it was typed, to be taken in. */
  Papers papers() {
    List<Counted> counted =
        lines.stream()
            .map(line -> new Counted(line.component(), line.kind(), line.copies(), line.pages()))
            .toList();
    return new Papers(counted, explained, seal, null, false);
  }
}

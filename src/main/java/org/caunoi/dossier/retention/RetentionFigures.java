package org.caunoi.dossier.retention;

import java.util.List;
import org.springframework.stereotype.Component;

/** The classes with what would go tonight. */
@Component
public class RetentionFigures {

  private final RetentionClasses classes;
  private final RemoveExpired removing;

  RetentionFigures(RetentionClasses classes, RemoveExpired removing) {
    this.classes = classes;
    this.removing = removing;
  }

  public List<Line> list() {
    return classes.list().stream().map(one -> new Line(one, removing.due(one))).toList();
  }

  /**
   * A class.
   *
   * @param due dossiers whose files of this kind have lived long enough
   */
  public record Line(RetentionClass type, int due) {}
}

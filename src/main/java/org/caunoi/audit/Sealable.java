package org.caunoi.audit;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A kind of rows that may never change once written. The room that owns them declares a bean; its
 * statements ask the SQL function {@code audit.sealed} what is sealed already.
 */
public interface Sealable {

  /** Lower case, words joined by hyphens. */
  String kind();

  /**
   * Rows without a seal that were written down from one time to before another, oldest first. The
   * statement asks for each row's seal by itself ({@code OFFSET 0}): PostgreSQL would otherwise
   * read all seals there ever were to find out about the few rows of a minute.
   */
  List<UnsealedRow> unsealed(OffsetDateTime since, OffsetDateTime before, int limit);

  /** What the rows under one checkpoint say today. */
  List<SealedRow> sealed(long checkpoint);
}

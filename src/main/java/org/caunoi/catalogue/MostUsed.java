package org.caunoi.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people come for, told by those who keep the filings. */
public interface MostUsed {

  /** Of one point, or of the whole network where none is named; only what was really filed. */
  Ranking at(@Nullable String pointId);

  /**
   * @param codes procedures, the most used first
   * @param source whose filings the first of them come from
   */
  record Ranking(Source source, List<String> codes) {

    public static final Ranking NONE = new Ranking(Source.NOBODY, List.of());
  }

  /** Where a ranking comes from. */
  enum Source {
    POINT,
    NETWORK,
    /** Nothing was filed yet: the list that is shipped counts. */
    NOBODY;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

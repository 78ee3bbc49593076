package org.caunoi.network;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.platform.reference.ReferenceDataRefused;

/** What is wrong with the files, collected so that one start names everything at once. */
final class Problems {

  private static final int MOST_SHOWN = 50;

  private final List<String> found = new ArrayList<>();

  void add(String file, long line, String field, String problem) {
    found.add(file + ":" + line + ": " + field + ": " + problem);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void refuseIfAny() {
    if (found.size() > MOST_SHOWN) {
      List<String> shown = new ArrayList<>(found.subList(0, MOST_SHOWN));
      shown.add("and " + (found.size() - MOST_SHOWN) + " more");
      throw new ReferenceDataRefused(shown);
    }
    if (!found.isEmpty()) {
      throw new ReferenceDataRefused(found);
    }
  }
}

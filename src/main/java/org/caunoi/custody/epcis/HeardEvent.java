package org.caunoi.custody.epcis;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event another system told.
 *
 * @param no its place in the document, the first being 0
 * @param declaresError whether it takes back an event of the same id
 * @param things identifiers of what it is about
 */
record HeardEvent(int no, String id, boolean declaresError, List<String> things, ObjectNode body) {

  Captured.Key key() {
    return new Captured.Key(id, declaresError);
  }
}

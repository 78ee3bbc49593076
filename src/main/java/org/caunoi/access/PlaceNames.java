package org.caunoi.access;

import java.util.Optional;

/**
 * Names of points and authorities for the frame of a page; answered by the room that knows them.
 */
public interface PlaceNames {

  /** The name of an agent point or authority, if there is one of that id or code. */
  Optional<String> nameOf(String place);

  boolean isPoint(String place);
}

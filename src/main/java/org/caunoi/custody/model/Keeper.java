package org.caunoi.custody.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Somebody who is liable for a paper: a person, for an organisation, at a place.
 *
 * @param organisation operator of a point, or code of an authority
 * @param place point or authority
 * @param moving whether this person carries it from place to place
 */
public record Keeper(UUID person, String name, String organisation, String place, boolean moving) {

  private static final UUID NOBODY = new UUID(0, 0);

  /** The house itself, for what time alone brings about; it never keeps anything. */
  public static final Keeper HOUSE = new Keeper(NOBODY, "system", "", "", false);

  /** A carrier as one person; its own people have no account here. */
  public static UUID ofCarrier(String carrier) {
    return UUID.nameUUIDFromBytes(("carrier/" + carrier).getBytes(StandardCharsets.UTF_8));
  }

  public boolean isSamePerson(Keeper other) {
    return person.equals(other.person);
  }

  /** The same person as seen at another place. */
  public Keeper at(String other) {
    return new Keeper(person, name, organisation, other, moving);
  }
}

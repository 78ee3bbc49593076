package org.caunoi.assistance;

/**
 * A field that two people at one form changed at the same time: what was stored first stays, and
 * whoever came second is told both.
 *
 * @param field key of the field
 * @param mine what was sent and not stored
 * @param theirs what is stored
 */
public record Clash(String field, String mine, String theirs) {

  /** The same under the name its field has on the page. */
  public Clash under(String prefix) {
    return new Clash(prefix + field, mine, theirs);
  }

  @Override
  public String toString() {
    return "Clash[" + field + "]";
  }
}

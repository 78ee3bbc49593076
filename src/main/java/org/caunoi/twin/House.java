package org.caunoi.twin;

/**
 * The other carrier's partner: where a twin reports to and by what it is known there.
 *
 * @param user whoever may order
 * @param secret signs or goes with each report
 */
public record House(String user, String password, String secret, String path) {

  @Override
  public String toString() {
    return "House[" + user + "]";
  }
}

package org.caunoi.post.carrier;

/**
 * How one carrier is reached, and how it is told from somebody who pretends to be it.
 *
 * @param url where its API begins, without a slash at the end
 * @param user name, key or customer code the carrier gave us
 * @param secret shared secret of its deliveries to us
 * @param path last part of our address for its deliveries, which only it knows
 */
public record Access(String url, String user, String password, String secret, String path) {

  @Override
  public String toString() {
    return "Access[" + url + "]";
  }
}

package org.caunoi.post;

import java.util.Map;
import java.util.Optional;
import org.caunoi.post.carrier.Access;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the carriers of this installation are reached; a carrier without an address is not connected.
 *
 * @param carriers by key, such as {@code viettelpost}
 */
@ConfigurationProperties("caunoi.post")
record PostSettings(@DefaultValue Map<String, Connection> carriers) implements CarrierAccess {

  @Override
  public Optional<Access> of(String carrier) {
    return Optional.ofNullable(carriers.get(carrier)).map(Connection::access);
  }

  /** One carrier's; the secret and the path are what its deliveries to us are known by. */
  record Connection(String url, String user, String password, String secret, String path) {

    Connection {
      if (secret.length() < 16 || path.length() < 16) {
        throw new IllegalArgumentException(
            "caunoi.post.carriers: secret and path need 16 characters or more");
      }
    }

    Access access() {
      return new Access(url.replaceFirst("/+$", ""), user, password, secret, path);
    }

    @Override
    public String toString() {
      return "Connection[" + url + "]";
    }
  }
}

package org.caunoi.signing;

import java.util.UUID;

/**
 * Whose signature it is: a person in office, or an agency's seal.
 *
 * @param id in the list of certificates, such as {@code officer/<account>}
 * @param alias how a key store names the key: the sign-in name, or {@code seal-<agency code>}
 * @param name as readers of the file see it
 */
public record Holder(String id, String alias, String name) {

  public static Holder officer(UUID account, String username, String name) {
    return new Holder("officer/" + account, username, name);
  }

  public static Holder seal(String agency, String name) {
    return new Holder("seal/" + agency, "seal-" + agency, name);
  }

  boolean isSeal() {
    return id.startsWith("seal/");
  }
}

package org.caunoi.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where browsers reach the house, whatever stands between them and us. */
@Component
public final class PublicAddress {

  private final String base;

  PublicAddress(@Value("${caunoi.base-url}") String base) {
    this.base = base;
  }

  /** Cookies then go by TLS only, also where it ends at a proxy. */
  public boolean isEncrypted() {
    return base.startsWith("https://");
  }
}

package org.caunoi.signing;

import java.security.cert.X509Certificate;
import java.util.List;

/** Keys for trying out: everybody gets one at the first signature. */
final class DemoKeys implements SigningKeys {

  private final DemoAuthority authority;
  private final Certificates certificates;

  DemoKeys(DemoAuthority authority, Certificates certificates) {
    this.authority = authority;
    this.certificates = certificates;
  }

  @Override
  public SigningKey of(Holder holder) {
    return certificates
        .newestDemo(holder)
        .map(found -> new SigningKey(found.key(), List.of(found.certificate(), root()), true))
        .orElseGet(() -> renew(holder));
  }

  /** A new key, noted; an older one stays on the list. */
  SigningKey renew(Holder holder) {
    SigningKey made = authority.issue(holder);
    certificates.note(holder, made);
    return made;
  }

  @Override
  public List<X509Certificate> trusted() {
    return List.of(root());
  }

  private X509Certificate root() {
    return authority.root();
  }
}

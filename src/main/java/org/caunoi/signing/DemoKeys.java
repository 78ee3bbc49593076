package org.caunoi.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.signing.Certificates.SealedKey;

/** Keys for trying out: everybody gets one at the first signature. */
final class DemoKeys implements SigningKeys {

  /** So many opened keys are kept at most. */
  private static final int MOST = 1000;

  private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
  private final DemoAuthority authority;
  private final Certificates certificates;

  DemoKeys(DemoAuthority authority, Certificates certificates) {
    this.authority = authority;
    this.certificates = certificates;
  }

  /** Which key it is the table says each time; only opening it is done once. */
  @Override
  public SigningKey of(Holder holder) {
    return certificates.newestDemo(holder).map(this::opened).orElseGet(() -> renew(holder));
  }

  private SigningKey opened(SealedKey found) {
    SigningKey known = opened.get(found.fingerprint());
    if (known == null) {
      known =
          new SigningKey(
              certificates.opened(found), List.of(Pem.read(found.encoded()), root()), true);
      if (opened.size() >= MOST) {
        opened.clear();
      }
      opened.put(found.fingerprint(), known);
    }
    return known;
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

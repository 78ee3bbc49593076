package org.caunoi.signing;

import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Names in certificates, as people say them. */
final class Names {

  private Names() {}

  /** The common name, or the whole name where there is none. */
  static String common(X500Principal principal) {
    RDN[] found = X500Name.getInstance(principal.getEncoded()).getRDNs(BCStyle.CN);
    return found.length == 0
        ? principal.getName()
        : IETFUtils.valueToString(found[0].getFirst().getValue());
  }
}

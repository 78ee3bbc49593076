package org.caunoi.signing;

import java.security.cert.X509Certificate;
import java.util.List;

/** Where keys come from. */
interface SigningKeys {

  /** Refused with {@code no-signing-key} where this holder has none. */
  SigningKey of(Holder holder);

  /** Whose certificates are believed without further asking. */
  List<X509Certificate> trusted();
}

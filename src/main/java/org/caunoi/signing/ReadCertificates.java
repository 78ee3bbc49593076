package org.caunoi.signing;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The certificates that have signed here. */
@Component
public class ReadCertificates {

  private static final int MOST = 200;

  private final Certificates certificates;

  ReadCertificates(Certificates certificates) {
    this.certificates = certificates;
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<KnownCertificate> list(SignedIn who) {
    who.require(Permission.MANAGE_PEOPLE);
    return certificates.list(MOST);
  }
}

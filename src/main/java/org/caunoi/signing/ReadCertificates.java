package org.caunoi.signing;

import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The certificates that have signed here. */
@Component
public class ReadCertificates {

  /** Lines of one page. */
  public static final int PAGE = 200;

  private final Certificates certificates;

  ReadCertificates(Certificates certificates) {
    this.certificates = certificates;
  }

  /**
   * One page, the newest first.
   *
   * @param after where the page before ended, none for the first
   */
  @Transactional(readOnly = true)
  public Slice<KnownCertificate> list(SignedIn who, @Nullable Cursor after, int most) {
    who.require(Permission.MANAGE_PEOPLE);
    return Slice.of(
        certificates.list(after, most + 1),
        most,
        one -> new Cursor(one.notedAt(), one.fingerprint()));
  }
}

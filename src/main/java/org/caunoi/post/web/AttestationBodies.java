package org.caunoi.post.web;

import org.caunoi.platform.web.StrictBody;
import org.caunoi.post.Basis;
import org.jspecify.annotations.Nullable;

/** What programs send about parcels that only a carrier says were delivered. */
final class AttestationBodies {

  private AttestationBodies() {}

  /**
   * @param note whom was asked, and what they said
   */
  record NewAttestation(@Nullable Basis basis, @Nullable String note) implements StrictBody {

    @Override
    public String toString() {
      return "NewAttestation[]";
    }
  }

  record NewAnswer(@Nullable Boolean agrees) implements StrictBody {}
}

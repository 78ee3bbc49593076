package org.caunoi.dossier;

import java.util.UUID;

/** A one-time link to an electronic result was made and must reach the applicant. */
public record ResultLinkMade(String authority, UUID dossierId, String code, String token) {

  @Override
  public String toString() {
    return "ResultLinkMade[" + code + "]";
  }
}

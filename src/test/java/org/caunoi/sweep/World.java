package org.caunoi.sweep;

import java.util.List;
import java.util.UUID;

/**
 * Everything of one citizen at one place: a dossier with its papers, an assistance session, an
 * envelope, a shipment.
 *
 * @param point where it was filed
 * @param counter where its shipment starts from: in the citizen's commune, wherever it was filed
 * @param opening of a dossier that waits for papers
 * @param marks texts that only somebody who may know of this citizen ever reads
 */
record World(
    Relation relation,
    String point,
    String authority,
    String dossier,
    UUID dossierId,
    UUID form,
    UUID document,
    UUID session,
    UUID sessionDocument,
    String envelope,
    UUID slip,
    UUID shipment,
    String counter,
    UUID opening,
    UUID colleague,
    List<String> marks) {

  /** How those who ask stand to it; they work at one point, or at the authority it files to. */
  enum Relation {
    OWN,
    SAME_POINT,
    SAME_OPERATOR,
    OTHER
  }
}

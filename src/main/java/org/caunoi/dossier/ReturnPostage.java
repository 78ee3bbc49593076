package org.caunoi.dossier;

import java.util.Optional;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.ParcelTrail.Postage;

/** What sending a result home would cost the citizen; answered by the room that sends it. */
public interface ReturnPostage {

  /** If it were sent today; empty where nobody knows. */
  Optional<Postage> today(SubmissionChannel channel);
}

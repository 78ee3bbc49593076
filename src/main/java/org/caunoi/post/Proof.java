package org.caunoi.post;

/** One thing that shows that a paper came into the right hands. */
public enum Proof {
  /** The code that was sent to the citizen's phone for this one parcel. */
  CODE,
  /** The number of the citizen's card. */
  CARD,
  SIGNATURE,
  PHOTO,
  /** Where it was given, as the telephone of whoever gave it says. */
  POSITION,
  /** Somebody the citizen sent, by name, with the scan of their signed mandate. */
  PROXY,
  /** Two people of the Centre have asked the citizen and say so. */
  ATTESTED
}

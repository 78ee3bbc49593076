package org.caunoi.post.money;

/** Groups of citizens whose postage somebody else may pay. */
public enum Beneficiary {
  MERIT,
  SOCIAL_PROTECTION
}

package org.caunoi.access;

/** What somebody whose password was right must still do before anything opens. */
public enum SignInStep {
  /** Show the code of their code app. */
  CODE,
  /** Set up a code app of their own. */
  CODE_SETUP,
  /** Choose a password that nobody else knows. */
  NEW_PASSWORD,
  /** Show the password again: the screen was left alone. */
  LOCKED,
  DONE
}

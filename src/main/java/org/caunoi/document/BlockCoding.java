package org.caunoi.document;

/** How a scan codes blocks of one component: 64 coefficients each, in the order of the zigzag. */
interface BlockCoding {

  /** Whether the scan has nothing to say of the next block, which then is gone over. */
  boolean goesOver();

  /** Reads what the scan says of the block that begins there. Refused: {@code file-damaged}. */
  void read(short[] blocks, int at);

  /** Forgets what came before. */
  void restart();
}

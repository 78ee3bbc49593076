package org.caunoi.document;

/**
 * Between the samples of a block and its coefficients, as the standard has it (ITU-T T.81, A.3.3
 * and A.3.4).
 */
final class BlockTransform {

  static final int SIDE = 8;
  private static final int SAMPLES = SIDE * SIDE;
  private static final float MIDDLE = 128;

  /** Where each coefficient of the zigzag lies in its block, row after row. */
  private static final int[] PLACES = new int[SAMPLES];

  /** How much the wave of each frequency adds at each place. */
  private static final float[] WAVES = new float[SAMPLES];

  static {
    int at = 0;
    for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
      int last = Math.min(diagonal, SIDE - 1);
      for (int i = diagonal - last; i <= last; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        PLACES[at++] = row * SIDE + diagonal - row;
      }
    }
    for (int wave = 0; wave < SIDE; wave++) {
      for (int place = 0; place < SIDE; place++) {
        double part = Math.cos((2 * place + 1) * wave * Math.PI / (2 * SIDE)) / 2;
        WAVES[wave * SIDE + place] = (float) (wave == 0 ? part / Math.sqrt(2) : part);
      }
    }
  }

  private final float[] values = new float[SAMPLES];
  private final float[] half = new float[SAMPLES];

  /**
   * Steps of a picture on its side: what was counted to the right is counted downwards.
   *
   * @param steps of one byte or of two, in the order of the zigzag
   */
  static byte[] onItsSide(byte[] steps) {
    int bytes = steps.length / SAMPLES;
    byte[] turned = new byte[steps.length];
    for (int k = 0; k < SAMPLES; k++) {
      int place = PLACES[k];
      int other = zigzag(place % SIDE * SIDE + place / SIDE);
      System.arraycopy(steps, other * bytes, turned, k * bytes, bytes);
    }
    return turned;
  }

  private static int zigzag(int place) {
    int k = 0;
    while (PLACES[k] != place) {
      k++;
    }
    return k;
  }

  /** The steps as numbers, row after row. */
  static int[] steps(byte[] written) {
    int[] steps = new int[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      steps[PLACES[k]] =
          written.length == SAMPLES
              ? written[k] & 0xFF
              : (written[2 * k] & 0xFF) << 8 | written[2 * k + 1] & 0xFF;
    }
    return steps;
  }

  /** Writes eight rows of eight samples, each row so many bytes behind the one before. */
  void toSamples(short[] blocks, int at, int[] steps, byte[] samples, int from, int stride) {
    for (int k = 0; k < SAMPLES; k++) {
      int place = PLACES[k];
      values[place] = blocks[at + k] * steps[place];
    }
    for (int row = 0; row < SIDE; row++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int wave = 0; wave < SIDE; wave++) {
          sum += values[row * SIDE + wave] * WAVES[wave * SIDE + x];
        }
        half[row * SIDE + x] = sum;
      }
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = MIDDLE;
        for (int wave = 0; wave < SIDE; wave++) {
          sum += half[wave * SIDE + x] * WAVES[wave * SIDE + y];
        }
        samples[from + y * stride + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
      }
    }
  }

  /** The reverse of {@link #toSamples}. */
  void toBlock(byte[] samples, int from, int stride, int[] steps, short[] blocks, int at) {
    for (int y = 0; y < SIDE; y++) {
      for (int wave = 0; wave < SIDE; wave++) {
        float sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += ((samples[from + y * stride + x] & 0xFF) - MIDDLE) * WAVES[wave * SIDE + x];
        }
        half[y * SIDE + wave] = sum;
      }
    }
    for (int k = 0; k < SAMPLES; k++) {
      int place = PLACES[k];
      float sum = 0;
      for (int y = 0; y < SIDE; y++) {
        sum += half[y * SIDE + place % SIDE] * WAVES[place / SIDE * SIDE + y];
      }
      blocks[at + k] = (short) Math.round(sum / steps[place]);
    }
  }
}

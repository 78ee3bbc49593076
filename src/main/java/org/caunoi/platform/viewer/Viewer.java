package org.caunoi.platform.viewer;

/**
 * Who looks, as the policies of the tables know it.
 *
 * @param sees {@code all}, {@code some} (what the other parts say) or nothing
 * @param client a system that sees its own filings, empty for people
 * @param point the agent point a person works at, else empty
 * @param unit the authority a person works for, else empty
 * @param me the person, for papers they keep themselves
 */
public record Viewer(String sees, String client, String point, String unit, String me) {

  /** The house itself. */
  public static final Viewer HOUSE = new Viewer("all", "", "", "", "");

  public static final Viewer NOBODY = new Viewer("", "", "", "", "");

  /** Nobody has to be told who looks; see {@link #untold}. */
  static final Viewer UNTOLD = new Viewer("untold", "", "", "", "");

  private static final ScopedValue<Viewer> NOW = ScopedValue.newInstance();

  public static Viewer some(String client, String point, String unit, String me) {
    return new Viewer("some", client, point, unit, me);
  }

  /** Does the work as the house, and everything it calls. */
  public static <T, X extends Throwable> T asTheHouse(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(NOW, HOUSE).call(work);
  }

  /**
   * Does work that reads no table with a policy, without the round trip that tells who looks:
   * whoever was told last stays. It is how a request finds out who sent it, and nothing else.
   */
  public static <T, X extends Throwable> T untold(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(NOW, UNTOLD).call(work);
  }

  /** The same for work that answers nothing, such as what a thread does all its life. */
  public static void untold(Runnable work) {
    ScopedValue.where(NOW, UNTOLD).run(work);
  }

  /** Whoever was named for this work, else whoever the source knows. */
  static Viewer now(ViewerSource source) {
    return NOW.isBound() ? NOW.get() : source.viewer();
  }
}

package org.caunoi;

import org.caunoi.platform.viewer.Viewer;
import org.caunoi.platform.viewer.ViewerSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * A test that calls a use case, or looks into a table, does so as the house. Requests over HTTP and
 * jobs are whoever they are in the product, also in tests: what they forget to say shows nothing.
 */
@Primary
@Component
public final class TestViewer implements ViewerSource {

  private static final StackWalker STACK = StackWalker.getInstance();

  private static volatile boolean house;

  private final ViewerSource product;

  TestViewer(@Qualifier("viewerOfRequest") ViewerSource product) {
    this.product = product;
  }

  /** For measuring what telling a connection costs; nobody is told apart any more. */
  public static void everybodyIsTheHouse(boolean all) {
    house = all;
  }

  @Override
  public Viewer viewer() {
    if (house) {
      return Viewer.HOUSE;
    }
    Viewer viewer = product.viewer();
    return viewer.equals(Viewer.NOBODY) && !isProduct() ? Viewer.HOUSE : viewer;
  }

  private static boolean isProduct() {
    return STACK.walk(
        frames ->
            frames.anyMatch(
                frame ->
                    frame.getClassName().startsWith("org.apache.coyote.")
                        || frame.getClassName().startsWith("com.github.kagkarlsson.scheduler.")
                        || frame.getClassName().startsWith("org.springframework.scheduling.")));
  }
}

package org.caunoi;

import java.util.List;
import java.util.function.Supplier;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.Viewer;
import org.caunoi.platform.viewer.ViewerSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
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

  /** Does the work as if this person had sent a request: their rows only. */
  public static <T> T as(SignedIn who, Supplier<T> work) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new PreAuthenticatedAuthenticationToken(who, null, List.of()));
    SecurityContextHolder.setContext(context);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.clearContext();
    }
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

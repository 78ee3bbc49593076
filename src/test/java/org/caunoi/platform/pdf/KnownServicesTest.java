package org.caunoi.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Driver;
import java.util.List;
import java.util.ServiceLoader;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.KnownServices;
import org.junit.jupiter.api.Test;

/** What libraries offer is found as without the memory, and the thread is left as it was. */
@NeedsNothing
class KnownServicesTest {

  @Test
  void theSameClassesAreFoundAgainAndAgain() {
    List<String> plain = offered();
    assertThat(plain).isNotEmpty();
    assertThat(KnownServices.with(KnownServicesTest::offered)).isEqualTo(plain);
    assertThat(KnownServices.with(KnownServicesTest::offered)).isEqualTo(plain);
  }

  @Test
  void whatNobodyOffersIsNotFound() {
    assertThat(KnownServices.with(() -> ServiceLoader.load(Runnable.class).findFirst())).isEmpty();
  }

  @Test
  void theThreadLooksUpAsBeforeAlsoAfterAFailure() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThatThrownBy(
            () ->
                KnownServices.with(
                    () -> {
                      throw new IllegalStateException("broken off");
                    }))
        .hasMessage("broken off");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  private static List<String> offered() {
    return ServiceLoader.load(Driver.class).stream().map(one -> one.type().getName()).toList();
  }
}

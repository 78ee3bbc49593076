package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What goes on while the history stands unsealed for too long. */
@NeedsNothing
class HistoryInterceptorTest {

  private final AtomicBoolean tooLate = new AtomicBoolean(true);
  private final HistoryInterceptor interceptor = new HistoryInterceptor(tooLate::get);
  private final MockHttpServletResponse answer = new MockHttpServletResponse();

  @Test
  void nothingIsTakenInAndWhoAsksHearsWhenToAskAgain() {
    assertThatThrownBy(() -> passes("POST", "/api/v1/dossiers"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("history-unsealed");
              assertThat(refused.kind()).isEqualTo(Refused.Kind.UNAVAILABLE);
            });
    assertThat(answer.getHeader("Retry-After")).isNotBlank();
  }

  @Test
  void lookingAndSigningInGoOn() {
    assertThat(passes("GET", "/dossiers")).isTrue();
    assertThat(passes("POST", "/sign-in/code")).isTrue();
  }

  @Test
  void aSealedHistoryStopsNobody() {
    tooLate.set(false);

    assertThat(passes("POST", "/api/v1/dossiers")).isTrue();
  }

  private boolean passes(String method, String path) {
    return interceptor.preHandle(new MockHttpServletRequest(method, path), answer, this);
  }
}

package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.caunoi.NeedsNothing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

/** Who is let in while many wait for the database, and what the others hear. */
@NeedsNothing
class AdmissionTest {

  private final AtomicInteger waiting = new AtomicInteger();
  private final Admission admission = new Admission(waiting::get, 64);

  @Test
  void whileTooManyWaitOthersHearWhenToAskAgain() throws Exception {
    waiting.set(65);

    MockHttpServletResponse answer = asks(null, 0);

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo(PassingTrouble.RETRY_AFTER);
  }

  @Test
  void aClientThatAsksForMoreThanItsShareIsTurnedAwayFirst() throws Exception {
    waiting.set(17);

    assertThat(asks("Bearer loud", 32).getStatus()).isEqualTo(429);
    assertThat(asks("Bearer loud", 31).getStatus()).isEqualTo(200);
    assertThat(asks(null, 40).getStatus()).isEqualTo(200);
  }

  @Test
  void whileNobodyWaitsAClientMayAskForAsMuchAsItLikes() throws Exception {
    assertThat(asks("Bearer loud", 60).getStatus()).isEqualTo(200);
  }

  @Test
  void aDatabaseThatIsAwayBeforeAnyRouteIsFoundIsToldAsClearly() throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();

    admission.doFilter(
        new MockHttpServletRequest(),
        answer,
        (request, response) -> {
          throw new CannotCreateTransactionException(
              "?", new SQLTransientConnectionException("no connection"));
        });

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo(PassingTrouble.RETRY_AFTER);
  }

  /** The answer to one more request of a caller who has so many inside. */
  private MockHttpServletResponse asks(@Nullable String caller, int inside)
      throws ServletException, IOException {
    List<MockHttpServletResponse> answers = new ArrayList<>();
    ask(caller, inside, answers);
    return answers.getLast();
  }

  private void ask(@Nullable String caller, int more, List<MockHttpServletResponse> answers)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest();
    if (caller != null) {
      request.addHeader("Authorization", caller);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    int meanwhile = waiting.get();
    if (more > 0) {
      waiting.set(0);
    }
    admission.doFilter(
        request,
        response,
        (inner, outer) -> {
          waiting.set(meanwhile);
          if (more > 0) {
            ask(caller, more - 1, answers);
          }
        });
    waiting.set(meanwhile);
    if (more == 0) {
      answers.add(response);
    }
  }
}

package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private final Admission admission =
      new Admission(waiting::get, 64, 2, Duration.ofMillis(50), refusal());

  @Test
  void whileTooManyWaitOthersHearWhenToAskAgain() throws Exception {
    waiting.set(65);

    MockHttpServletResponse answer = asks(null, 0);

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo(PassingTrouble.RETRY_AFTER);
  }

  @Test
  void aProgramHearsWhyItIsTurnedAwayWithoutAnErrorPage() throws Exception {
    waiting.set(65);

    MockHttpServletResponse answer = asks("Bearer loud", 0);

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getErrorMessage()).isNull();
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString())
        .contains("\"code\":\"http-503\"")
        .contains("Too much is going on just now.");
  }

  @Test
  void aClientThatIsAloneHasItsShareAndNoMore() throws Exception {
    assertThat(asks("Bearer loud", 15).getStatus()).isEqualTo(200);
    assertThat(asks("Bearer loud", 16).getStatus()).isEqualTo(429);
  }

  @Test
  void aClientThatIsNotAloneHasFewSeats() throws Exception {
    asks("Bearer quiet", 0);

    assertThat(asks("Bearer loud", 1).getStatus()).isEqualTo(200);
    assertThat(asks("Bearer loud", 2).getStatus()).isEqualTo(429);
  }

  @Test
  void peopleAreNotCountedButAreCompany() throws Exception {
    assertThat(asks(null, 40).getStatus()).isEqualTo(200);
    assertThat(asks("Bearer loud", 2).getStatus()).isEqualTo(429);
  }

  @Test
  void aClientThatAsksForMoreThanItsShareWaitsUntilOneOfItsOwnIsOut() throws Exception {
    CountDownLatch full = new CountDownLatch(16);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> inside = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        inside.add(
            callers.submit(
                () -> {
                  MockHttpServletRequest request = new MockHttpServletRequest();
                  request.addHeader("Authorization", "Bearer loud");
                  admission.doFilter(
                      request,
                      new MockHttpServletResponse(),
                      (in, out) -> {
                        full.countDown();
                        await(leave);
                      });
                  return null;
                }));
      }
      full.await();
      Future<MockHttpServletResponse> one = callers.submit(() -> asks("Bearer loud", 0));
      assertThat(asks("Bearer quiet", 0).getStatus()).isEqualTo(200);
      assertThat(one.isDone()).isFalse();
      leave.countDown();
      assertThat(one.get().getStatus()).isEqualTo(200);
      for (Future<?> each : inside) {
        each.get();
      }
    }
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

  private static Refusal refusal() {
    try {
      return new Refusal(Languages.messageSource());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
    admission.doFilter(
        request,
        response,
        (inner, outer) -> {
          if (more > 0) {
            ask(caller, more - 1, answers);
          }
        });
    if (more == 0) {
      answers.add(response);
    }
  }
}

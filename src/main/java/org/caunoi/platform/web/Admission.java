package org.caunoi.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away at the door, before anything is done for them, while too many wait for the
 * database: those inside are answered in good time, the others hear when to ask again. Where some
 * wait already, a system client has so many seats; its further requests queue for one of them for a
 * moment, and are turned away where the queue is long.
 */
final class Admission extends OncePerRequestFilter {

  private static final int BEFORE_EVERYTHING = Ordered.HIGHEST_PRECEDENCE;
  private static final int SHARES = 4;
  private static final int LONG_QUEUE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final IntSupplier waitingNow;
  private final int most;
  private final int share;
  private final ConcurrentHashMap<String, Semaphore> seats = new ConcurrentHashMap<>();

  /**
   * @param waitingNow how many wait for a connection
   */
  Admission(IntSupplier waitingNow, int most) {
    this.waitingNow = waitingNow;
    this.most = most;
    this.share = Math.max(1, most / SHARES);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = request.getHeader(HttpHeaders.AUTHORIZATION);
    int waiting = waitingNow.getAsInt();
    if (waiting > most) {
      turnAway(response, HttpStatus.SERVICE_UNAVAILABLE);
    } else if (caller == null || waiting <= share) {
      pass(request, response, chain);
    } else {
      Semaphore own = seats.computeIfAbsent(caller, who -> new Semaphore(share, true));
      if (!sits(own)) {
        turnAway(response, HttpStatus.TOO_MANY_REQUESTS);
        return;
      }
      try {
        pass(request, response, chain);
      } finally {
        own.release();
        seats.computeIfPresent(caller, (who, left) -> isEmpty(left) ? null : left);
      }
    }
  }

  private boolean sits(Semaphore own) {
    try {
      return own.getQueueLength() < LONG_QUEUE * share
          && own.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isEmpty(Semaphore seats) {
    return seats.availablePermits() == share && !seats.hasQueuedThreads();
  }

  /** What fails before a route is found, such as the look at who asks, is told as clearly. */
  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      HttpStatus status = PassingTrouble.status(e);
      if (status == null || response.isCommitted()) {
        throw e;
      }
      turnAway(response, status);
    }
  }

  private static void turnAway(HttpServletResponse response, HttpStatus status) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER);
    response.sendError(status.value());
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration {

    @Bean
    static FilterRegistrationBean<Admission> admission(
        DataSource database, @Value("${caunoi.waiting-at-most:64}") int most) {
      FilterRegistrationBean<Admission> registration =
          new FilterRegistrationBean<>(new Admission(() -> waiting(database), most));
      registration.setOrder(BEFORE_EVERYTHING);
      return registration;
    }

    private static int waiting(DataSource database) {
      HikariPoolMXBean pool =
          database instanceof HikariDataSource hikari ? hikari.getHikariPoolMXBean() : null;
      return pool == null ? 0 : pool.getThreadsAwaitingConnection();
    }
  }
}

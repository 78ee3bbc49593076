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
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away at the door, before anything is done for them, while too many wait for the
 * database: those inside are answered in good time, the others hear when to ask again. A system
 * client has so many seats, and few while others ask, too; its further requests queue for one of
 * them for a moment, and are turned away where the queue is long.
 */
final class Admission extends OncePerRequestFilter {

  private static final int BEFORE_EVERYTHING = Ordered.HIGHEST_PRECEDENCE;
  private static final int SHARES = 4;
  private static final int LONG_QUEUE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String PEOPLE = "";

  private final IntSupplier waitingNow;
  private final int most;
  private final int share;
  private final int few;
  private final Duration longer;
  private final Refusal refusal;
  private final Company company = new Company(System::nanoTime);
  private final ConcurrentHashMap<String, Seats> seats = new ConcurrentHashMap<>();

  /**
   * @param waitingNow how many wait for a connection
   * @param few seats of a client that is not alone
   * @param longer how long such a client's requests queue, so that no standstill of a moment turns
   *     them away
   */
  Admission(IntSupplier waitingNow, int most, int few, Duration longer, Refusal refusal) {
    this.waitingNow = waitingNow;
    this.most = most;
    this.share = Math.max(1, most / SHARES);
    this.few = Math.min(few, share);
    this.longer = longer;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean alone = company.alone(caller == null ? PEOPLE : caller);
    if (waitingNow.getAsInt() > most) {
      refusal.tell(request, response, HttpStatus.SERVICE_UNAVAILABLE);
    } else if (caller == null) {
      pass(request, response, chain);
    } else {
      Seats own = seats.compute(caller, (who, known) -> Seats.joined(known));
      try {
        seated(own, alone, request, response, chain);
      } finally {
        seats.computeIfPresent(caller, (who, left) -> left.parted());
      }
    }
  }

  private void seated(
      Seats own,
      boolean alone,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (!sits(own, alone)) {
      refusal.tell(request, response, HttpStatus.TOO_MANY_REQUESTS);
      return;
    }
    try {
      pass(request, response, chain);
    } finally {
      own.leave();
    }
  }

  private boolean sits(Seats own, boolean alone) {
    try {
      return own.sit(alone ? share : few, LONG_QUEUE * share, alone ? PATIENCE : longer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
      response.setHeader(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER);
      response.sendError(status.value());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration {

    private static final Duration LONGER = Duration.ofSeconds(5);

    @Bean
    static FilterRegistrationBean<Admission> admission(
        DataSource database,
        MessageSource words,
        @Value("${caunoi.waiting-at-most:64}") int most,
        @Value("${caunoi.seats-beside-others:0}") int few) {
      // The other half of the cores is for whoever else asks.
      int beside = few > 0 ? few : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
      FilterRegistrationBean<Admission> registration =
          new FilterRegistrationBean<>(
              new Admission(() -> waiting(database), most, beside, LONGER, new Refusal(words)));
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

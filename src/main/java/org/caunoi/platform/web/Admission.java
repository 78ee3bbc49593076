package org.caunoi.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
 * database: those inside are answered in good time, the others hear when to ask again. A system
 * client that asks for more at once than its share, and than all others together, is turned away
 * first.
 */
final class Admission extends OncePerRequestFilter {

  private static final int BEFORE_EVERYTHING = Ordered.HIGHEST_PRECEDENCE;
  private static final int BUSY = 4;
  private static final int SHARE = 2;

  private final IntSupplier waitingNow;
  private final int most;
  private final ConcurrentHashMap<String, Integer> inside = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();

  /**
   * @param waitingNow how many wait for a connection
   */
  Admission(IntSupplier waitingNow, int most) {
    this.waitingNow = waitingNow;
    this.most = most;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = request.getHeader(HttpHeaders.AUTHORIZATION);
    int waiting = waitingNow.getAsInt();
    if (waiting > most) {
      turnAway(response, HttpStatus.SERVICE_UNAVAILABLE);
      return;
    }
    if (caller == null) {
      pass(request, response, chain);
      return;
    }
    try {
      int own = inside.merge(caller, 1, Integer::sum);
      int share = Math.max(most, all.incrementAndGet()) / SHARE;
      if (waiting > most / BUSY && own > share) {
        turnAway(response, HttpStatus.TOO_MANY_REQUESTS);
      } else {
        pass(request, response, chain);
      }
    } finally {
      all.decrementAndGet();
      inside.computeIfPresent(caller, (who, own) -> own == 1 ? null : own - 1);
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

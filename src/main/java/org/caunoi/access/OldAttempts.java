package org.caunoi.access;

import java.time.Duration;
import org.caunoi.platform.jobs.OldRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failures that no limit counts any more. */
@Configuration(proxyBeanMethods = false)
class OldAttempts {

  private static final Duration KEPT = Duration.ofDays(1);

  @Bean
  OldRows oldFailures(JdbcClient jdbc) {
    return new OldRows(
        "failed-attempts",
        KEPT,
        before ->
            jdbc.sql("DELETE FROM access.attempt WHERE window_start < :before")
                .param("before", before)
                .update());
  }
}

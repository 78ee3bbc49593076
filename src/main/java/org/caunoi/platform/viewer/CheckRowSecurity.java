package org.caunoi.platform.viewer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says at the start where the second net cannot hold, because PostgreSQL spares its own account.
 */
@Component
class CheckRowSecurity {

  private static final Logger LOG = LoggerFactory.getLogger(CheckRowSecurity.class);

  private final JdbcClient jdbc;

  CheckRowSecurity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener(ApplicationReadyEvent.class)
  void warn() {
    if (isSpared()) {
      LOG.warn(
          "The database account is a superuser or has BYPASSRLS: row-level security does not hold"
              + " for it. Give the application an account of its own.");
    }
  }

  boolean isSpared() {
    return jdbc.sql("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        .query(Boolean.class)
        .single();
  }
}

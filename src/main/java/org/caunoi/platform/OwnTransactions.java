package org.caunoi.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a short piece of SQL in a transaction of its own, committed whatever becomes of the
 * caller's. It has connections of its own: people who hold a connection of the pool already must
 * never wait for each other's second one.
 */
@Component
public class OwnTransactions implements DisposableBean {

  private static final int CONNECTIONS = 2;

  private final HikariDataSource connections;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  OwnTransactions(DataSource pool) throws SQLException {
    HikariConfig config = new HikariConfig();
    pool.unwrap(HikariDataSource.class).copyStateTo(config);
    config.setPoolName("own-transactions");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    connections = new HikariDataSource(config);
    transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
    jdbc = JdbcClient.create(connections);
  }

  /** Runs the work and commits it; the work uses only the client it is given. */
  public <T> T run(Function<JdbcClient, T> work) {
    return Objects.requireNonNull(transactions.execute(status -> work.apply(jdbc)));
  }

  @Override
  public void destroy() {
    connections.close();
  }
}

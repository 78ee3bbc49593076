package org.caunoi.network;

import java.time.Clock;
import org.caunoi.network.ImportNetwork.CheckedNetwork;
import org.caunoi.platform.reference.StoredReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Imports the reference files once at the start; what they hold is then read from memory. */
@Configuration(proxyBeanMethods = false)
class NetworkConfiguration {

  /** Another city sets {@code caunoi.reference.network} to its own folder, ending in a slash. */
  @Bean
  CheckedNetwork checkedNetwork(
      @Value("${caunoi.reference.network:classpath:/reference/network/}") Resource folder) {
    return ImportNetwork.read(folder);
  }

  /** Before the rooms whose data names its places. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  StoredReference storedNetwork(
      CheckedNetwork network,
      JdbcClient jdbc,
      NamedParameterJdbcOperations batches,
      PlatformTransactionManager transactions,
      Clock clock) {
    ImportNetwork imports = new ImportNetwork(new NetworkRows(jdbc, batches), transactions, clock);
    return () -> imports.store(network);
  }

  @Bean
  NetworkData networkData(CheckedNetwork network) {
    return network.data();
  }

  @Bean
  Communes communes(NetworkData data) {
    return new Communes(data.communes(), data.formerUnits());
  }

  @Bean
  Points points(NetworkData data) {
    return new Points(data.points(), data.operators());
  }

  @Bean
  Authorities authorities(NetworkData data) {
    return new Authorities(data.authorities());
  }
}

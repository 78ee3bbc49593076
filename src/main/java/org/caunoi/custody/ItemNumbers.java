package org.caunoi.custody;

import org.caunoi.custody.model.ItemNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives each envelope and bag a number of its own; gaps are fine. */
@Component
class ItemNumbers {

  private final JdbcClient jdbc;

  ItemNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String next(String service) {
    long serial = jdbc.sql("SELECT nextval('custody.item_serial')").query(Long.class).single();
    return ItemNumber.of(service, serial).value();
  }
}

package org.caunoi.demo;

import java.util.List;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks which sample people are there in the moment in which the house begins to answer. */
@Component
class AtTheDoor {

  private final JdbcClient jdbc;
  private List<String> people = List.of();

  AtTheDoor(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener(WebServerInitializedEvent.class)
  void look() {
    people =
        jdbc.sql("SELECT username FROM access.account WHERE username IN (:names)")
            .param("names", DemoPerson.ALL.stream().map(DemoPerson::username).toList())
            .query((row, n) -> row.getString("username"))
            .list();
  }

  List<String> people() {
    return people;
  }
}

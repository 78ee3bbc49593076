package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ApplicationDatabaseTest {

  @Autowired JdbcClient jdbc;

  @Test
  void findsTrigramFunctionsWithoutASchemaName() {
    assertThat(jdbc.sql("SELECT similarity('huong', 'huong')").query(Double.class).single())
        .isEqualTo(1.0);
  }

  @Test
  void ordersNamesAsVietnameseReadersDo() {
    assertThat(
            jdbc.sql(
                    """
                    SELECT name FROM unnest(ARRAY['Đỗ','Dương','Ất','An','Da','Đặng','Ăn','Ánh']) AS t (name)
                    ORDER BY name
                    """)
                .query(String.class)
                .list())
        .containsExactly("An", "Ánh", "Ăn", "Ất", "Da", "Dương", "Đặng", "Đỗ");
  }
}

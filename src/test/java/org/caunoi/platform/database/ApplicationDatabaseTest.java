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
  void foldsCaseAndMarksOfEveryVietnameseLetter() {
    assertThat(
            jdbc.sql("SELECT platform.fold('ĐẶNG Ước, Nguyễn THỊ Huỳnh ỷ Ỹ')")
                .query(String.class)
                .single())
        .isEqualTo("dang uoc, nguyen thi huynh y y");
  }

  @Test
  void foldsLettersWrittenWithSeparateMarks() {
    assertThat(
            jdbc.sql("SELECT platform.fold(normalize('Đặng Ước', NFD))")
                .query(String.class)
                .single())
        .isEqualTo("dang uoc");
  }

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

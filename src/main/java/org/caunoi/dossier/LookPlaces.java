package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.audit.AuditTrail.Span;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the data of a dossier may have been seen: in itself, in the session it was filed from, in
 * what other rooms keep of it, and in registers whose unit and period cover it.
 */
@Component
class LookPlaces {

  /** Unit, first and last day of a register that was closed: {@code unit-yyyymmdd-yyyymmdd/…}. */
  private static final Pattern BOOK = Pattern.compile("(.+)-(\\d{8})-(\\d{8})(?:\\.\\d+)?/.+");

  private final JdbcClient jdbc;
  private final List<LooksElsewhere> elsewhere;

  LookPlaces(JdbcClient jdbc, List<LooksElsewhere> elsewhere) {
    this.jdbc = jdbc;
    this.elsewhere = elsewhere;
  }

  /**
   * @param investigates whether what was said in confidence counts, too
   */
  Places of(List<String> codes, boolean investigates) {
    Set<String> subjects = new LinkedHashSet<>();
    List<Span> spans = new ArrayList<>();
    jdbc.sql(
            """
            SELECT code, authority, unit, filed_at, session_id FROM dossier.dossier WHERE code = ANY (:codes)
            """)
        .param("codes", codes.toArray(String[]::new))
        .query((rs, n) -> add(rs, subjects, spans))
        .list();
    if (!spans.isEmpty()) {
      subjects.add("register/all");
      spans.forEach(span -> subjects.add("register/" + span.unit()));
      books(spans).forEach(number -> subjects.add("register/" + number));
    }
    elsewhere.stream()
        .filter(room -> investigates || !room.isProtected())
        .forEach(room -> subjects.addAll(room.subjects(codes)));
    return new Places(codes, List.copyOf(subjects), spans);
  }

  private static boolean add(ResultSet rs, Set<String> subjects, List<Span> spans)
      throws SQLException {
    subjects.add("dossier/" + rs.getString("code"));
    UUID session = rs.getObject("session_id", UUID.class);
    if (session != null) {
      subjects.add("assistance-session/" + session);
    }
    Instant filed = rs.getObject("filed_at", OffsetDateTime.class).toInstant();
    Set.copyOf(List.of(rs.getString("authority"), rs.getString("unit")))
        .forEach(unit -> spans.add(new Span(unit, VietnamTime.day(filed), filed)));
    return true;
  }

  private List<String> books(List<Span> spans) {
    return jdbc
        .sql(
            """
            SELECT number, issued_at FROM dossier.form WHERE dossier_id IS NULL AND authority = ANY (:units)
            """)
        .param("units", spans.stream().map(Span::unit).distinct().toArray(String[]::new))
        .query(
            (rs, n) ->
                new Book(
                    rs.getString("number"),
                    rs.getObject("issued_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .filter(book -> spans.stream().anyMatch(span -> holds(book, span)))
        .map(Book::number)
        .toList();
  }

  private static boolean holds(Book closed, Span span) {
    Matcher book = BOOK.matcher(closed.number());
    String day = span.day().toString().replace("-", "");
    return !closed.at().isBefore(span.since())
        && book.matches()
        && book.group(1).equals(span.unit())
        && book.group(2).compareTo(day) <= 0
        && book.group(3).compareTo(day) >= 0;
  }

  private record Book(String number, Instant at) {}

  /**
   * @param codes of the dossiers, for lists they were found in
   * @param subjects of audit rows
   * @param spans which registers count
   */
  record Places(List<String> codes, List<String> subjects, List<Span> spans) {}
}

package org.caunoi.access.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.audit.AuditTrail.Row;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Component;

/** Puts rows of ids and codes into words; people are called by their user names. */
@Component
class AuditWords {

  private static final String ACCOUNT = "account/";

  private final Accounts accounts;

  AuditWords(Accounts accounts) {
    this.accounts = accounts;
  }

  List<AuditLine> lines(List<Row> rows, Texts t) {
    Map<String, String> names = new HashMap<>();
    return rows.stream().map(row -> line(row, t, names)).toList();
  }

  private AuditLine line(Row row, Texts t, Map<String, String> names) {
    return new AuditLine(
        row.at(),
        row.actor(),
        Objects.requireNonNullElse(row.place(), ""),
        act(row.act(), t),
        subject(row.subject(), t, names),
        row.purpose() == null ? "" : word(t, "audit.purpose.", row.purpose()));
  }

  String act(String act, Texts t) {
    return word(t, "audit.act.", act);
  }

  private String subject(String subject, Texts t, Map<String, String> names) {
    int cut = subject.indexOf('/');
    String kind = cut < 0 ? subject : subject.substring(0, cut);
    String id =
        subject.startsWith(ACCOUNT)
            ? names.computeIfAbsent(subject.substring(ACCOUNT.length()), this::username)
            : subject.substring(cut + 1);
    String key = "audit.subject." + kind;
    return t.has(key) ? t.get(key, id) : subject;
  }

  private String username(String id) {
    return accounts.find(UUID.fromString(id)).map(Account::username).orElse(id);
  }

  private static String word(Texts t, String group, String code) {
    return t.has(group + code) ? t.get(group + code) : code;
  }
}

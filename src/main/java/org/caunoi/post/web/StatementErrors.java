package org.caunoi.post.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caunoi.document.SentFile;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Texts;
import org.caunoi.post.web.PostageBodies.NewStatement;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Reads what people type and send about money, and says what is wrong with it. */
final class StatementErrors {

  private StatementErrors() {}

  /** Refused at {@code /amount} with {@code grant-amount}. */
  static long amount(String typed) {
    String digits = typed.strip().replaceAll("[.\\s]", "");
    if (!digits.matches("\\d{1,13}")) {
      throw Refused.field("/amount", "grant-amount");
    }
    return Long.parseLong(digits);
  }

  /** Refused at the pointer with {@code file-missing}. */
  static SentFile file(@Nullable MultipartFile file, String pointer) {
    SentFile sent = SentFile.of(file, pointer);
    if (sent == null) {
      throw Refused.field(pointer, "file-missing");
    }
    return sent;
  }

  /** Refused at {@code /content} with {@code required}, {@code statement-empty}. */
  static SentFile text(NewStatement body) {
    String text = ShipmentBodies.require(body.content(), "/content");
    SentFile sent = SentFile.held(text.getBytes(StandardCharsets.UTF_8), "/content");
    if (sent == null) {
      throw Refused.field("/content", "statement-empty");
    }
    return sent;
  }

  /** All mistakes of a file, each with its line, beside one field. */
  static FieldErrors told(Refused refused, String field, Texts t) {
    if (refused.kind() == Kind.NOT_FOUND || refused.kind() == Kind.FORBIDDEN) {
      throw refused;
    }
    List<FieldProblem> problems =
        refused.errors().stream()
            .map(one -> new FieldProblem(field, t.get("error." + one.code(), one.args().toArray())))
            .toList();
    return problems.isEmpty()
        ? FieldErrors.of(field, t.get("error." + refused.code(), refused.args().toArray()))
        : new FieldErrors(problems);
  }
}

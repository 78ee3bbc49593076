package org.caunoi.post.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Texts;
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

  /**
   * Refused at {@code /content}: {@code file-missing}, {@code file-incomplete}, {@code not-text}.
   */
  static String text(@Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      throw Refused.field("/content", "file-missing");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file.getBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refused.field("/content", "not-text");
    } catch (IOException e) {
      throw Refused.field("/content", "file-incomplete");
    }
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

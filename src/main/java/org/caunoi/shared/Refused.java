package org.caunoi.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A request the house refuses, in domain words. Codes are stable kebab-case names that API clients
 * may rely on; the texts beside them live in the message files. Carries no personal data.
 */
public final class Refused extends RuntimeException {

  /** What sort of refusal it is; the web layer turns it into an HTTP status. */
  public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    TOO_MANY,
    TOO_LARGE,
    STORE_FULL,
    /** Something beside us does not answer; the same request may succeed later. */
    UNAVAILABLE,
    GONE
  }

  /**
   * One field that is wrong.
   *
   * @param pointer JSON pointer of the field, such as {@code /applicant/phone}
   * @param code stable code of what is wrong with it
   * @param args values for the message text, never personal data
   */
  public record FieldError(String pointer, String code, List<String> args) {

    public static FieldError of(String pointer, String code, Object... args) {
      return new FieldError(pointer, code, texts(args));
    }
  }

  private final Kind kind;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient List<String> args;

  public Refused(Kind kind, String code, List<FieldError> errors, Object... args) {
    super(code, null, false, true);
    this.kind = kind;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.args = texts(args);
  }

  /** The whole request makes no sense. */
  public static Refused invalid(String code, Object... args) {
    return new Refused(Kind.INVALID, code, List.of(), args);
  }

  /** One field is wrong; the pointer names it. */
  public static Refused field(String pointer, String code, Object... args) {
    return new Refused(
        Kind.INVALID, code, List.of(new FieldError(pointer, code, texts(args))), args);
  }

  /** Several fields are wrong at once. */
  public static Refused fields(List<FieldError> errors) {
    return new Refused(Kind.INVALID, "invalid-fields", errors);
  }

  /** Nothing of that name, or nothing this person may know of: both sound the same. */
  public static Refused notFound(String code, Object... args) {
    return new Refused(Kind.NOT_FOUND, code, List.of(), args);
  }

  /** Somebody else was faster, or the state does not allow it any more. */
  public static Refused conflict(String code, Object... args) {
    return new Refused(Kind.CONFLICT, code, List.of(), args);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public List<String> args() {
    return args;
  }

  private static List<String> texts(Object... args) {
    return Arrays.stream(args).map(Objects::toString).toList();
  }
}

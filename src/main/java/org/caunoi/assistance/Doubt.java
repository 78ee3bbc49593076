package org.caunoi.assistance;

import java.util.List;
import org.caunoi.shared.Refused.FieldError;

/**
 * Two things of a case that do not go together, or a value that cannot be.
 *
 * @param code what kind of doubt, such as {@code same-number-twice}
 * @param pointers where, such as {@code /form/motherPersonId}; the first is the one to look at
 * @param stops whether nothing goes out before it is mended; otherwise people look and decide
 * @param args numbers for the sentence that tells it
 */
public record Doubt(String code, List<String> pointers, boolean stops, List<String> args) {

  /** The refusal of a doubt that stops: at each of its places. */
  List<FieldError> errors() {
    return pointers.stream().map(pointer -> new FieldError(pointer, code, args)).toList();
  }
}

package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;
import org.caunoi.shared.Refused;

/**
 * What came out of checking a form.
 *
 * @param visibleFields keys of the fields this case shows, in order
 * @param values values of the visible fields in normal form; unusable ones as they were typed
 * @param errors one per wrong field, pointer {@code /form/<key>}
 */
public record FormCheck(
    List<String> visibleFields, Map<String, String> values, List<Refused.FieldError> errors) {

  public boolean passed() {
    return errors.isEmpty();
  }
}

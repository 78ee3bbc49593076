package org.caunoi.notification;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list another room shows on the sandbox page, contributed as a bean, such as the current sign-in
 * codes of the demonstration accounts. Asked again at each refresh; never shown in production.
 */
public interface SandboxBlock {

  /** Key of the heading in the message files. */
  String titleKey();

  /** The lines, in order; none hides the block. */
  List<Row> rows();

  /** A press that makes something happen; none for most. */
  default Optional<Press> press() {
    return Optional.empty();
  }

  /**
   * A press on a button.
   *
   * @param action where the form goes
   * @param labelKey key of its words in the message files
   */
  record Press(String action, String labelKey) {}

  /**
   * One line.
   *
   * @param label whom or what it is about, in words
   * @param value what a newcomer needs, such as a code
   * @param note a remark, such as a role in words
   */
  record Row(String label, String value, @Nullable String note) {}
}

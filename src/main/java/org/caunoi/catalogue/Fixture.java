package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A described case of a procedure and what it must come to.
 *
 * @param answers answers to the case questions as written
 * @param form typed form values; what is not named keeps its default
 * @param papers keys of the papers the checklist lists, in order
 * @param fee total in đồng, or {@code unknown}
 * @param term strategy and amount, such as {@code working-days 3}
 * @param errors pointer and code of each error, such as {@code /form/fullName required}; with
 *     errors of answers there is no checklist to look at
 * @param shows fields the form must show
 * @param hides fields the form must not show
 */
record Fixture(
    String name,
    Map<String, String> answers,
    SubmissionChannel channel,
    Map<String, String> form,
    List<String> papers,
    String fee,
    String term,
    String authority,
    List<String> errors,
    List<String> shows,
    List<String> hides) {}

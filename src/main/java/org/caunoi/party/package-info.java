/**
 * Who a person is, as far as a counter needs it: names, numbers, dates, phones, and reading the
 * citizen card. Values check themselves, show themselves masked and print nothing personal by
 * accident. Owns no schema.
 */
@ApplicationModule(displayName = "Party")
@NullMarked
package org.caunoi.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

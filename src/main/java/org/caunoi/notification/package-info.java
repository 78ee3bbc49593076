/**
 * Messages to citizens: planned inside the transaction they tell of, sent afterwards, at least once
 * and with one effect. It only listens; no other room waits for it. Owns the schema {@code
 * notification}.
 */
@ApplicationModule(displayName = "Notification")
@NullMarked
package org.caunoi.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

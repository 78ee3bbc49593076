package org.caunoi.notification;

import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists messages that were given up, so that somebody can call the citizen instead. */
@ActsAsHouse("messages that reached nobody, without their text, addresses masked")
@Component
public class ListFailedMessages {

  private final Messages messages;

  ListFailedMessages(Messages messages) {
    this.messages = messages;
  }

  /** The newest first, at most so many. */
  @Transactional(readOnly = true)
  public List<FailedMessage> newest(int limit) {
    return messages.listFailed(limit);
  }
}

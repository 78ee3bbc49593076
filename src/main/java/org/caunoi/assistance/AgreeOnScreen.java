package org.caunoi.assistance;

import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** The citizen says yes on their own screen; the code goes out at once where there is a phone. */
@Component
public class AgreeOnScreen {

  private final CitizenSays says;
  private final SendConfirmationCode send;

  AgreeOnScreen(CitizenSays says, SendConfirmationCode send) {
    this.says = says;
    this.send = send;
  }

  /** Refused as {@link CitizenSays#onOwnScreen}; a code that cannot be sent leaves other ways. */
  public Session agree(UUID sessionId, String summaryHash) {
    Session agreed = says.onOwnScreen(sessionId, new Saying.Agree(summaryHash));
    try {
      return send.sendFromOwnScreen(sessionId);
    } catch (Refused noCode) {
      return agreed;
    }
  }
}

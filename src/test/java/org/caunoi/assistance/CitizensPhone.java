package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The citizen's phone in tests: remembers the last code sent for each session. */
@Component
public final class CitizensPhone {

  private final Map<UUID, String> codes = new ConcurrentHashMap<>();
  private final Map<UUID, BringTheseListed> lists = new ConcurrentHashMap<>();

  @EventListener
  void sent(ConfirmationCodeIssued issued) {
    codes.put(issued.sessionId(), issued.code());
  }

  @EventListener
  void listed(BringTheseListed listed) {
    lists.put(listed.sessionId(), listed);
  }

  public String of(UUID session) {
    String code = codes.get(session);
    if (code == null) {
      throw new AssertionError("no code was sent");
    }
    return code;
  }

  public String wrongFor(UUID session) {
    return of(session).equals("000000") ? "000001" : "000000";
  }

  @Nullable BringTheseListed listOf(UUID session) {
    return lists.get(session);
  }
}

package org.caunoi.custody;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.MediaKind;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The citizen's own word to the list on their screen: yes and signed, not right, or stop. */
@ActsAsHouse("the token of the screen stands for a sign-in")
@Component
public class SayToList {

  private final ShownLists lists;
  private final StoreDocument storing;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SayToList(
      ShownLists lists,
      StoreDocument storing,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.lists = lists;
    this.storing = storing;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Yes; the signature follows. Refused: {@code screen-moved-on}. */
  @Transactional
  public void agree(UUID id) {
    say(waiting(id), ListState.AGREED, CustodyAct.LIST_AGREED, null, null);
  }

  /**
   * One line is not right. Refused: {@code screen-moved-on}, at {@code /field} {@code malformed}.
   */
  @Transactional
  public void notRight(UUID id, String thing) {
    ShownList list = waiting(id);
    if (!list.names(thing)) {
      throw Refused.field("/field", "malformed");
    }
    say(list, ListState.NOT_RIGHT, CustodyAct.LIST_NOT_RIGHT, thing, null);
  }

  /** Nothing is to be taken in. Refused: {@code screen-moved-on}. */
  @Transactional
  public void stop(UUID id) {
    say(waiting(id), ListState.STOPPED, CustodyAct.LIST_STOPPED, null, null);
  }

  /**
   * Signed, after yes was said. Refused: {@code screen-moved-on}, at {@code /signature} {@code
   * signature-missing} and {@code signature-not-png}.
   */
  @Transactional
  public void sign(UUID id, byte[] png) {
    ShownList list = waiting(id);
    if (list.state() != ListState.AGREED) {
      throw movedOn();
    }
    StoredDocument picture = storing.store(new ByteArrayInputStream(png), null, list.authority());
    if (picture.kind() != MediaKind.PNG) {
      throw Refused.field("/signature", "signature-not-png");
    }
    say(list, ListState.SIGNED, CustodyAct.LIST_SIGNED, null, picture.id());
  }

  private void say(
      ShownList list,
      ListState state,
      CustodyAct act,
      @Nullable String wrong,
      @Nullable UUID signature) {
    lists.change(list, state, wrong, signature, null, clock.instant());
    audit.write(
        list.authority(),
        Actor.CITIZEN,
        act.audit(),
        "dossier/" + list.dossierCode(),
        null,
        wrong == null ? Map.of("list", list.id()) : Map.of("list", list.id(), "line", wrong));
    events.publishEvent(new ListOnScreenChanged(list.clerkId()));
  }

  private ShownList waiting(UUID id) {
    return lists.lock(id).filter(list -> list.state().waits()).orElseThrow(SayToList::movedOn);
  }

  private static Refused movedOn() {
    return Refused.conflict("screen-moved-on");
  }
}

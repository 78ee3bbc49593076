package org.caunoi.post.money;

import static org.caunoi.post.money.Movement.Account.AVAILABLE;
import static org.caunoi.post.money.Movement.Account.CITIZEN;
import static org.caunoi.post.money.Movement.Account.COLLECT;
import static org.caunoi.post.money.Movement.Account.OWED;
import static org.caunoi.post.money.Movement.Account.RESERVED;

import java.time.LocalDate;
import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.ShipmentMoved;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.post.money.Postage.State;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our own proof makes the postage owed; what goes back, is lost or called off frees it again. What
 * was paid back to the citizen and is delivered after all is not theirs to pay any more.
 */
@ActsAsHouse("the money of a parcel follows it, whoever moved it")
@Component
class FollowPostage {

  private final Postages postages;
  private final Budgets budgets;
  private final MoneyLedger ledger;

  FollowPostage(Postages postages, Budgets budgets, MoneyLedger ledger) {
    this.postages = postages;
    this.budgets = budgets;
    this.ledger = ledger;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(ShipmentMoved move) {
    Step to = move.to();
    if (to == Step.DELIVERED) {
      LocalDate day = VietnamTime.day(move.at());
      // Late news of a vain attempt moves a delivered parcel once more; it is owed once.
      postages
          .lock(move.now().id())
          .filter(postage -> postage.deliveredOn() == null)
          .ifPresent(postage -> delivered(postage, day));
    } else if (to.isOver() || to == Step.LOST) {
      postages
          .of(move.now().id())
          .filter(postage -> postage.state() == State.RESERVED)
          .ifPresent(this::failed);
    }
  }

  private void delivered(Postage postage, LocalDate day) {
    boolean covered = postage.state() == State.RESERVED || reservedAgain(postage);
    postages.move(postage, covered ? State.POSTED : State.UNFUNDED, day);
    if (!covered) {
      return;
    }
    if (postage.programme() != null) {
      budgets.close(postage.programme(), postage.year(), 0, postage.city());
    }
    long citizen = postages.owedByCitizen(postage);
    ledger.append(
        List.of(
            Movement.of(
                Kind.POST,
                postage,
                List.of(
                    new Entry(RESERVED, -postage.city()),
                    new Entry(OWED, postage.city()),
                    new Entry(CITIZEN, -citizen),
                    new Entry(COLLECT, citizen)))),
        null);
  }

  private boolean reservedAgain(Postage postage) {
    String programme = postage.programme();
    if (programme == null) {
      return true;
    }
    if (!budgets.reserve(programme, postage.year(), postage.city())) {
      return false;
    }
    move(postage, Kind.RESERVE, postage.city());
    return true;
  }

  private void failed(Postage postage) {
    if (postage.programme() != null) {
      budgets.close(postage.programme(), postage.year(), postage.city(), 0);
    }
    postages.move(postage, State.RELEASED, null);
    move(postage, Kind.RELEASE, -postage.city());
  }

  private void move(Postage postage, Kind kind, long reserved) {
    ledger.append(
        List.of(
            Movement.of(
                kind,
                postage,
                List.of(new Entry(AVAILABLE, -reserved), new Entry(RESERVED, reserved)))),
        null);
  }
}

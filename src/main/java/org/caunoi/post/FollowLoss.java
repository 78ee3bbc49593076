package org.caunoi.post;

import java.util.Optional;
import org.caunoi.custody.PaperNews;
import org.caunoi.custody.PapersDeclaredLost;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A parcel goes where its papers go: declared lost, it is lost; made again, the result goes home in
 * another one; found again, it goes on itself and what was to follow it is called back, unless what
 * follows brings the result that counts.
 */
@ActsAsHouse("papers are sought and found by people who do not know whose they are")
@Component
class FollowLoss {

  private final Shipments shipments;
  private final SendAgain again;
  private final CallBack calling;
  private final PaperInside inside;
  private final HouseReports house;

  FollowLoss(
      Shipments shipments,
      SendAgain again,
      CallBack calling,
      PaperInside inside,
      HouseReports house) {
    this.inside = inside;
    this.shipments = shipments;
    this.again = again;
    this.calling = calling;
    this.house = house;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void lost(PapersDeclaredLost news) {
    of(news.envelope())
        .filter(parcel -> !parcel.state().isOver() && parcel.state() != Step.LOST)
        .ifPresent(
            parcel -> {
              calling.tellCarrier(parcel);
              house.correct(parcel, Step.LOST);
            });
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(PaperNews news) {
    Optional<Shipment> lost = of(news.envelope()).filter(parcel -> parcel.state() == Step.LOST);
    switch (news.what()) {
      case MADE_AGAIN -> lost.ifPresent(again::plan);
      case FOUND -> lost.ifPresent(parcel -> found(parcel, !parcel.recalled()));
      case FOUND_AND_REVOKED -> lost.ifPresent(parcel -> found(parcel, true));
      case SOUGHT -> {}
    }
  }

  /**
   * @param first whether nothing else was to replace it, or that was revoked
   */
  private void found(Shipment parcel, boolean first) {
    if (first && inside.counts(parcel)) {
      calling.found(parcel);
    } else {
      calling.foundTooLate(parcel);
    }
  }

  private Optional<Shipment> of(String envelope) {
    return shipments.byReference(envelope).flatMap(known -> shipments.lock(known.id()));
  }
}

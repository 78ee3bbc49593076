package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caunoi.access.PlaceNames;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.dossier.ParcelTrail.Keeper;
import org.caunoi.dossier.ParcelTrail.Move;
import org.caunoi.dossier.ParcelTrail.Parcel;
import org.caunoi.dossier.ParcelTrail.Postage;
import org.caunoi.dossier.web.PaperWords.Dated;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says how a paper result comes home. */
@Component
final class ParcelWords {

  private final ObjectProvider<ParcelTrail> trail;
  private final PlaceNames places;

  ParcelWords(ObjectProvider<ParcelTrail> trail, PlaceNames places) {
    this.trail = trail;
    this.places = places;
  }

  /** Empty where no result goes home by post. */
  String now(String code, Texts t) {
    return find(code).map(parcel -> words(parcel, t)).orElse("");
  }

  /** Who has it, where that is no longer the agency that issued it. */
  Optional<String> holder(String code, Texts t) {
    return find(code)
        .map(
            parcel ->
                switch (parcel.keeper()) {
                  case AGENCY -> null;
                  case CARRIER -> parcel.carrier();
                  case COUNTER -> places.nameOf(parcel.counter()).orElse(parcel.counter());
                  case CITIZEN -> t.get("tracking.holder.10");
                });
  }

  /** Whether the citizen fetches it, having not been found at home. */
  boolean isToBeFetched(String code) {
    return find(code).filter(parcel -> parcel.keeper() == Keeper.COUNTER).isPresent();
  }

  /** Whether it has left the agency, so that no counter hands it over but by the parcel's page. */
  boolean isAway(String code) {
    return find(code).filter(parcel -> parcel.keeper() != Keeper.AGENCY).isPresent();
  }

  boolean mayConfirm(String code) {
    return find(code).filter(Parcel::mayConfirm).isPresent();
  }

  private String words(Parcel parcel, Texts t) {
    String counter = places.nameOf(parcel.counter()).orElse(parcel.counter());
    String until = parcel.holdUntil() == null ? "" : SpokenTime.moment(t, parcel.holdUntil());
    String words = t.get("parcel." + parcel.step(), counter, until);
    String carrier = parcel.carrier();
    if (carrier != null && parcel.number() != null) {
      words += "\n" + t.get("parcel.number", carrier, parcel.number());
    }
    return parcel.postage() == null ? words : words + "\n" + postage(parcel.postage(), t);
  }

  private static String postage(Postage postage, Texts t) {
    String due = Figures.whole(postage.due(), t.locale());
    String words = t.get("parcel.postage", due, t.get("postage.reason." + postage.reason()));
    return postage.confirmed() ? words : words + " " + t.get("parcel.postage.unconfirmed");
  }

  /**
   * What happened to its parcels, for the one timeline.
   *
   * @param when a moment in words
   */
  List<Dated> moves(String code, Function<Instant, String> when, Texts t) {
    ParcelTrail known = trail.getIfAvailable();
    List<Move> moves = known == null ? List.of() : known.moves(code);
    return moves.stream().map(move -> new Dated(move.at(), entry(move, when, t))).toList();
  }

  private TimelineEntry entry(Move move, Function<Instant, String> when, Texts t) {
    return new TimelineEntry(
        StepState.DONE,
        when.apply(move.at()),
        t.get(
            "parcel.move." + move.what(),
            places.nameOf(move.counter()).orElse(move.counter()),
            move.until() == null ? "" : when.apply(move.until())),
        move.reason() == null ? null : t.get(move.reason()),
        move.carrier());
  }

  /** The page of the parcel; empty where there is none. */
  String page(String code) {
    return find(code).map(parcel -> "/shipments/" + parcel.id()).orElse("");
  }

  private Optional<Parcel> find(String code) {
    return Optional.ofNullable(trail.getIfAvailable()).flatMap(known -> known.of(code));
  }
}

package org.caunoi.custody.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.dossier.ParcelTrail.Parcel;
import org.caunoi.dossier.ParcelTrail.Postage;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnPostage;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prints who pays for the result's way home, and why. */
@Component
final class WhoPays {

  private final ReadDossier dossiers;
  private final ObjectProvider<ParcelTrail> parcels;
  private final ObjectProvider<ReturnPostage> postage;

  WhoPays(
      ReadDossier dossiers,
      ObjectProvider<ParcelTrail> parcels,
      ObjectProvider<ReturnPostage> postage) {
    this.dossiers = dossiers;
    this.parcels = parcels;
    this.postage = postage;
  }

  /** Empty where no result goes home by post; before it is packed what it would cost today. */
  Optional<SummaryRow> row(SignedIn who, String code, Texts t) {
    Filing filing = dossiers.facts(who, code).filing();
    if (filing.returnBy() != ReturnWay.POST) {
      return Optional.empty();
    }
    Optional<Postage> packed =
        parcels.stream()
            .flatMap(one -> one.of(code).stream())
            .map(Parcel::postage)
            .flatMap(Stream::ofNullable)
            .findFirst();
    return packed
        .or(() -> postage.stream().flatMap(one -> one.today(filing.channel()).stream()).findFirst())
        .map(one -> new SummaryRow(t.get("postage.title"), words(one, t)));
  }

  private static String words(Postage postage, Texts t) {
    String due = Figures.whole(postage.due(), t.locale());
    String words = t.get("parcel.postage", due, t.get("postage.reason." + postage.reason()));
    return postage.confirmed() ? words : words + " " + t.get("parcel.postage.unconfirmed");
  }
}

package org.caunoi.assistance.web;

import java.util.Optional;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.ParcelTrail.Postage;
import org.caunoi.dossier.ReturnPostage;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says what the way home of a result would cost, and why. */
@Component
final class PostageWords {

  private final ObjectProvider<ReturnPostage> postage;

  PostageWords(ObjectProvider<ReturnPostage> postage) {
    this.postage = postage;
  }

  /** The words for a way of return, and after them what it costs where it goes by post. */
  String after(String words, ReturnWay way, Texts t) {
    return way != ReturnWay.POST
        ? words
        : Optional.ofNullable(postage.getIfAvailable())
            .flatMap(known -> known.today(SubmissionChannel.ONLINE))
            .map(cost -> words + "\n" + words(cost, t))
            .orElse(words);
  }

  private static String words(Postage cost, Texts t) {
    String due = Figures.whole(cost.due(), t.locale());
    String words = t.get("postage.estimate", due, t.get("postage.reason." + cost.reason()));
    return cost.confirmed() ? words : words + " " + t.get("parcel.postage.unconfirmed");
  }
}

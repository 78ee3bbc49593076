package org.caunoi.dossier.web;

import java.util.Comparator;
import java.util.List;
import org.caunoi.catalogue.FormField;
import org.caunoi.dossier.FromCard;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.web.ReviewView.CardLine;
import org.caunoi.dossier.web.ReviewView.Match;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Component;

/** The form beside the card it was filled from. */
@Component
final class CardLines {

  private final FormRows rows;

  CardLines(FormRows rows) {
    this.rows = rows;
  }

  /** What differs first; nothing where no card was read. */
  List<CardLine> of(DossierFile file, Texts t) {
    FromCard card = file.card();
    if (card == null) {
      return List.of();
    }
    return file.procedure().form().fields().stream()
        .filter(field -> field.prefill() != null && field.prefill().startsWith("card."))
        .filter(field -> file.form().containsKey(field.key()) || told(card, field))
        .map(field -> line(file, card, field, t))
        .sorted(Comparator.comparing(CardLine::match))
        .toList();
  }

  private static boolean told(FromCard card, FormField field) {
    return card.other().containsKey(field.key());
  }

  private CardLine line(DossierFile file, FromCard card, FormField field, Texts t) {
    String filed = shown(field, file.form().getOrDefault(field.key(), ""), t);
    String label = field.label().in(t.locale());
    if (told(card, field)) {
      String says = shown(field, card.other().getOrDefault(field.key(), ""), t);
      return new CardLine(label, filed, says, Match.DIFFERS);
    }
    return card.same().contains(field.key())
        ? new CardLine(label, filed, filed, Match.SAME)
        : new CardLine(label, filed, "", Match.NOT_ON_CARD);
  }

  private String shown(FormField field, String value, Texts t) {
    return value.isEmpty() ? "" : rows.value(field, value, t);
  }
}

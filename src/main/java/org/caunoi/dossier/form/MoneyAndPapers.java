package org.caunoi.dossier.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.dossier.PaperTrail.Now;
import org.caunoi.dossier.PaperTrail.Where;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a notice of stopping says of the money that was paid and of the papers that were given. */
@Component
final class MoneyAndPapers {

  private final PaperTrail trail;
  private final FormWords words;
  private final JdbcClient jdbc;

  MoneyAndPapers(PaperTrail trail, FormWords words, JdbcClient jdbc) {
    this.trail = trail;
    this.words = words;
    this.jdbc = jdbc;
  }

  Map<String, String> of(DossierFile file, PastAct stop, String unit) {
    return Map.of("fees", fees(file, stop), "papersBack", papers(file, stop, unit));
  }

  /** Each payment asked for, but those taken back. */
  private String fees(DossierFile file, PastAct stop) {
    List<String> lines = new ArrayList<>();
    PastAct open = null;
    for (PastAct act : file.history()) {
      if (act.no() >= stop.no()) {
        break;
      }
      switch (act.kind()) {
        case PAYMENT_REQUESTED -> open = act;
        case PAYMENT_WITHDRAWN -> open = null;
        case PAYMENT_CONFIRMED -> {
          String amount = amount(file, Objects.requireNonNull(open).no());
          lines.add(words.of("fees.paid", amount, "" + act.note()));
          open = null;
        }
        default -> {}
      }
    }
    if (open != null) {
      lines.add(words.of("fees.unpaid", amount(file, open.no())));
    }
    return lines.isEmpty() ? words.of("fees.none") : String.join(". ", lines);
  }

  private String amount(DossierFile file, int no) {
    long dong =
        jdbc.sql(
                """
                SELECT CAST(details ->> 'amount' AS bigint) FROM dossier.act
                WHERE authority = :authority AND dossier_id = :id AND no = :no
                """)
            .param("authority", file.dossier().filing().authority())
            .param("id", file.dossier().filing().id())
            .param("no", no)
            .query(Long.class)
            .single();
    return String.format(Locale.of("vi", "VN"), "%,d", dong);
  }

  private String papers(DossierFile file, PastAct stop, String unit) {
    String code = file.dossier().code();
    String originals =
        trail.counted(code, stop.at()).stream()
            .filter(one -> one.kind() == CopyKind.ORIGINAL)
            .map(one -> words.of("papersBack.one", one.name(), one.copies()))
            .collect(Collectors.joining("; "));
    if (originals.isEmpty()) {
      return words.of("papersBack.none");
    }
    List<Now> now = trail.of(code).now();
    boolean back =
        !now.isEmpty() && now.stream().allMatch(one -> one.where() == Where.WITH_CITIZEN);
    return back
        ? words.of("papersBack.done", originals)
        : words.of("papersBack.wait", originals, unit);
  }
}

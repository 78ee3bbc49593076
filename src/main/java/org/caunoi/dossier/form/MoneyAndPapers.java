package org.caunoi.dossier.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.dossier.ActKind;
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

  private String fees(DossierFile file, PastAct stop) {
    Optional<PastAct> asked = last(file, stop, ActKind.PAYMENT_REQUESTED);
    if (asked.isEmpty()) {
      return words.of("fees.none");
    }
    String amount = String.format(Locale.of("vi", "VN"), "%,d", amount(file, asked.get().no()));
    return last(file, stop, ActKind.PAYMENT_CONFIRMED)
        .filter(paid -> paid.no() > asked.get().no())
        .map(paid -> words.of("fees.paid", amount, "" + paid.note()))
        .orElseGet(() -> words.of("fees.unpaid", amount));
  }

  private static Optional<PastAct> last(DossierFile file, PastAct stop, ActKind kind) {
    return file.history().stream()
        .filter(act -> act.kind() == kind && act.no() < stop.no())
        .reduce((former, later) -> later);
  }

  private long amount(DossierFile file, int no) {
    return jdbc.sql(
            """
            SELECT CAST(details ->> 'amount' AS bigint) FROM dossier.act
            WHERE authority = :authority AND dossier_id = :id AND no = :no
            """)
        .param("authority", file.dossier().filing().authority())
        .param("id", file.dossier().filing().id())
        .param("no", no)
        .query(Long.class)
        .single();
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

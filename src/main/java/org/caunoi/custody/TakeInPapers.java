package org.caunoi.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Seal;
import org.caunoi.document.SentFile;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers change hands between citizen and office: both count them against the published list, the
 * citizen signs the list, and whoever takes them in seals them before the citizen's eyes. On the
 * way home the office lists and seals alone.
 */
@KeepsRefusals
@Component
public class TakeInPapers {

  private final ReadDossier dossiers;
  private final PublishedPapers published;
  private final PaperSets sets;
  private final Ledger ledger;
  private final ItemNumbers numbers;
  private final Seals seals;
  private final Deadlines deadlines;
  private final KeepSignature signatures;
  private final Scans scans;
  private final WithdrawLists shown;

  TakeInPapers(
      ReadDossier dossiers,
      PublishedPapers published,
      PaperSets sets,
      Ledger ledger,
      ItemNumbers numbers,
      Seals seals,
      Deadlines deadlines,
      KeepSignature signatures,
      Scans scans,
      WithdrawLists shown) {
    this.scans = scans;
    this.shown = shown;
    this.dossiers = dossiers;
    this.published = published;
    this.sets = sets;
    this.ledger = ledger;
    this.numbers = numbers;
    this.seals = seals;
    this.deadlines = deadlines;
    this.signatures = signatures;
  }

  /**
   * Seals the papers into an envelope.
   *
   * <p>Refused: {@code dossier-not-found}, {@code dossier-over} once the dossier has ended, {@code
   * no-counter-for-return} on the way home of a dossier nobody helped with; at {@code /lines}
   * {@code papers-needed}; at {@code /lines/…} {@code component-not-asked-for}, {@code
   * copies-out-of-range}, {@code copy-kind-needed}, {@code pages-out-of-range}; at {@code
   * /explained} {@code paper-missing} where a required paper is not there and nobody said so,
   * {@code goes-by-post} for a result that a carrier brings; at {@code /seal} {@code seal-needed},
   * {@code seal-malformed}, {@code seal-used}; at {@code /signature} {@code signature-missing}.
   */
  @Transactional
  public PaperSet take(SignedIn who, String code, Papers papers) {
    Dossier dossier = dossiers.facts(who, code);
    if (papers.homeward() && dossier.filing().returnBy() == ReturnWay.POST) {
      throw Refused.conflict("goes-by-post");
    }
    String destination =
        papers.homeward() ? dossier.filing().pointId() : dossier.filing().authority();
    if (destination == null) {
      throw Refused.conflict("no-counter-for-return");
    }
    PaperSet set = sealSigned(who, dossier, papers, destination);
    shown.of(who);
    return set;
  }

  /** Seals a result that a carrier brings home from a counter; refused as {@link #take}. */
  @Transactional
  public PaperSet seal(SignedIn who, String code, Papers papers, String counter) {
    return sealSigned(who, dossiers.facts(who, code), papers, counter);
  }

  /** Seals what the citizen has signed on their own screen; refused as {@link #take}. */
  @Transactional
  PaperSet sealShown(SignedIn who, ShownList list, UUID signature) {
    Dossier dossier = dossiers.facts(who, list.dossierCode());
    Checked checked = check(who, dossier, list.papers());
    UUID kept = signatures.keep(signature, dossier);
    return store(who, checked, kept, dossier.filing().authority(), false);
  }

  /** Says whether they could be sealed, but for the signature. */
  @Transactional
  Checked check(SignedIn who, String code, Papers papers) {
    return check(who, dossiers.facts(who, code), papers);
  }

  private Checked check(SignedIn who, Dossier dossier, Papers papers) {
    who.require(Permission.TAKE_IN_PAPERS);
    if (dossier.state().isFinal() && !papers.homeward()) {
      throw Refused.conflict("dossier-over");
    }
    List<Line> lines = lines(dossier, papers, scans.of(dossier));
    String seal = Seal.parse(papers.seal(), "/seal");
    seals.requireFresh(seal);
    return new Checked(dossier.filing().authority(), dossier.code(), lines, seal);
  }

  private PaperSet sealSigned(SignedIn who, Dossier dossier, Papers papers, String destination) {
    Checked checked = check(who, dossier, papers);
    UUID signature = papers.homeward() ? null : signatures.keep(papers.signature(), dossier);
    return store(who, checked, signature, destination, papers.homeward());
  }

  private PaperSet store(
      SignedIn who,
      Checked checked,
      @Nullable UUID signature,
      String destination,
      boolean homeward) {
    String authority = checked.authority();
    List<Line> lines = checked.lines();
    Deed deed = ledger.deed(who, authority);
    String envelope = numbers.next(ItemNumber.ENVELOPE);
    int copies = lines.stream().mapToInt(Line::copies).sum();
    ledger.found(
        who,
        CustodyAct.PAPERS_SEALED,
        authority,
        deed.seal(envelope, checked.seal(), copies, destination, homeward));
    PaperSet set =
        new PaperSet(
            authority,
            deed.ids().get(),
            checked.code(),
            envelope,
            homeward,
            deed.by().place(),
            who.accountId(),
            who.displayName(),
            who.badge(),
            deed.at(),
            signature,
            deadlines.nextCollection(deed.at()),
            lines);
    sets.add(set);
    return set;
  }

  private List<Line> lines(Dossier dossier, Papers papers, Map<String, StoredDocument> scanned) {
    Map<String, PublishedPaper> asked =
        published.of(dossier, papers.homeward()).stream()
            .collect(Collectors.toMap(PublishedPaper::component, Function.identity()));
    List<FieldError> errors = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Counted counted : papers.lines()) {
      String pointer = "/lines/" + counted.component();
      PublishedPaper paper = asked.remove(counted.component());
      if (paper == null) {
        errors.add(FieldError.of(pointer, "component-not-asked-for"));
      } else if (counted.copies() < 1 || counted.copies() > 99) {
        errors.add(FieldError.of(pointer, "copies-out-of-range"));
      } else if (counted.kind() == CopyKind.ELECTRONIC) {
        errors.add(FieldError.of(pointer, "copy-kind-needed"));
      } else if (counted.pages() != null && (counted.pages() < 1 || counted.pages() > 999)) {
        errors.add(FieldError.of(pointer, "pages-out-of-range"));
      } else {
        StoredDocument scan = papers.homeward() ? null : scanned.get(paper.component());
        lines.add(
            new Line(
                lines.size() + 1,
                paper.component(),
                paper.name(),
                counted.kind(),
                counted.copies(),
                counted.pages() == null && scan != null
                    ? Integer.valueOf(scan.pages())
                    : counted.pages(),
                scan == null ? null : scan.sha256()));
      }
    }
    if (errors.isEmpty() && lines.isEmpty()) {
      errors.add(FieldError.of("/lines", "papers-needed"));
    }
    asked.values().stream()
        .filter(paper -> paper.required() && !papers.homeward() && !papers.explained())
        .limit(1)
        .forEach(
            paper -> errors.add(FieldError.of("/explained", "paper-missing", paper.name().vi())));
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    return lines;
  }

  /** What was counted, as it may be sealed. */
  record Checked(String authority, String code, List<Line> lines, String seal) {

    ShownList shown(UUID id, SignedIn who, boolean explained, Instant now) {
      return new ShownList(
          authority,
          id,
          code,
          who.requirePoint(),
          who.accountId(),
          seal,
          explained,
          lines,
          ListState.SHOWN,
          null,
          null,
          now,
          now,
          1);
    }
  }

  /**
   * What was counted and signed.
   *
   * @param explained the citizen knows which required papers are missing
   * @param signature picture of the citizen's signature under the list
   * @param homeward from the office to the citizen
   */
  public record Papers(
      List<Counted> lines,
      boolean explained,
      String seal,
      @Nullable SentFile signature,
      boolean homeward) {}

  /**
   * So many copies of a paper, and of which kind.
   *
   * @param pages sheets of one copy; as the dossier's scan has where nobody counted them
   */
  public record Counted(String component, CopyKind kind, int copies, @Nullable Integer pages) {

    public Counted(String component, CopyKind kind, int copies) {
      this(component, kind, copies, null);
    }
  }
}

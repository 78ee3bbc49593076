package org.caunoi.custody.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.BagTrip;
import org.caunoi.custody.Discrepancy;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.LossFile;
import org.caunoi.custody.LossFile.Compensation;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadFindings.Finding;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.Remake;
import org.caunoi.custody.UnitFacts;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.custody.model.Loss;
import org.jspecify.annotations.Nullable;

/** What programs read of custody. */
final class CustodyJson {

  private CustodyJson() {}

  /**
   * Who is liable.
   *
   * @param bag number of the bag it was in when this began
   */
  record HolderJson(
      UUID person,
      String name,
      String organisation,
      String place,
      boolean onTheWay,
      @Nullable String bag,
      Instant from,
      @Nullable Instant to) {

    static HolderJson of(Holder holder) {
      return new HolderJson(
          holder.person(),
          holder.name(),
          holder.organisation(),
          holder.place(),
          holder.moving(),
          holder.bag(),
          holder.from(),
          holder.to());
    }
  }

  /**
   * An envelope or a bag.
   *
   * @param head id of the last event; what a handheld names as the one it follows
   * @param between who is on either side of the discrepancy
   * @param remake how lost papers were made again
   * @param searchedByHouse whether time alone began the search that goes on
   * @param inquiry what the last keeper is asked while papers are missing
   * @param lossCase how far the case of papers that are declared lost is
   * @param destructionProposed why somebody says that they should be destroyed
   * @param trip by which a bag should leave, or left
   */
  record UnitJson(
      String number,
      String kind,
      String phase,
      UUID head,
      @Nullable String inside,
      @Nullable String seal,
      String destination,
      boolean offered,
      @Nullable String offeredTo,
      @Nullable Instant eta,
      @Nullable Instant dueAt,
      @Nullable String discrepancy,
      String loss,
      List<String> manifest,
      List<String> content,
      List<HolderJson> holders,
      @Nullable Discrepancy between,
      @Nullable Remake remake,
      boolean searchedByHouse,
      @Nullable InquiryJson inquiry,
      @Nullable LossJson lossCase,
      @Nullable String destructionProposed,
      @Nullable BagTrip trip) {

    static UnitJson of(Opened opened) {
      UnitFacts unit = opened.facts();
      return new UnitJson(
          unit.number(),
          unit.bag() ? "bag" : "envelope",
          key(unit.phase()),
          opened.head(),
          unit.inside(),
          unit.seal(),
          unit.destination(),
          unit.offered(),
          unit.offeredTo(),
          unit.eta(),
          unit.dueAt(),
          unit.dispute() == null ? null : unit.dispute().toLowerCase(Locale.ROOT).replace('_', '-'),
          key(unit.loss()),
          opened.manifest(),
          opened.content().stream().map(UnitFacts::number).toList(),
          opened.holders().stream().map(HolderJson::of).toList(),
          opened.discrepancy(),
          opened.remake(),
          unit.loss() != Loss.NONE && opened.searchedByHouse(),
          opened.inquiry() == null ? null : InquiryJson.of(opened.inquiry()),
          opened.lossFile() == null ? null : LossJson.of(opened.lossFile()),
          opened.destruction() == null ? null : key(opened.destruction().ground()),
          opened.trip());
    }
  }

  /**
   * How far the case of lost papers is.
   *
   * @param amount đồng; 0 where nothing is paid, null while nobody has decided
   */
  record LossJson(
      String stage,
      Instant declaredAt,
      Remake.@Nullable Way way,
      @Nullable Long amount,
      LossFile.@Nullable Payer payer,
      @Nullable String words,
      @Nullable String compensatedBy,
      @Nullable String closedBy,
      @Nullable Instant closedAt) {

    static LossJson of(LossFile file) {
      Compensation paid = file.compensation();
      return new LossJson(
          key(file.stage()),
          file.declaredAt(),
          file.way(),
          paid == null ? null : paid.amount(),
          paid == null ? null : paid.payer(),
          paid == null ? null : paid.words(),
          paid == null ? null : paid.by(),
          file.closedBy(),
          file.closedAt());
    }
  }

  /**
   * What somebody is asked about papers they signed for last.
   *
   * @param answer null while nobody has answered
   */
  record InquiryJson(
      String keeper,
      String place,
      Instant askedAt,
      Instant dueAt,
      @Nullable String answer,
      @Nullable String words,
      @Nullable Instant answeredAt) {

    static InquiryJson of(Inquiry inquiry) {
      return new InquiryJson(
          inquiry.name(),
          inquiry.place(),
          inquiry.askedAt(),
          inquiry.dueAt(),
          inquiry.answer() == null ? null : key(inquiry.answer()),
          inquiry.words(),
          inquiry.answeredAt());
    }
  }

  /**
   * @param pages sheets of one copy
   * @param scan hash of the scan that the dossier holds of it, 64 hex digits
   */
  record LineJson(
      String component,
      String name,
      CopyKind kind,
      int copies,
      @Nullable Integer pages,
      @Nullable String scan) {}

  record PaperSetJson(
      UUID id,
      String envelope,
      boolean homeward,
      String place,
      Instant takenAt,
      Instant collection,
      List<LineJson> lines) {

    static PaperSetJson of(PaperSet set) {
      return new PaperSetJson(
          set.id(),
          set.envelope(),
          set.homeward(),
          set.place(),
          set.takenAt(),
          set.collection(),
          set.lines().stream()
              .map(
                  line ->
                      new LineJson(
                          line.component(),
                          line.name().vi(),
                          line.kind(),
                          line.copies(),
                          line.pages(),
                          line.scan()))
              .toList());
    }
  }

  record PaperSetsJson(List<PaperSetJson> items) {}

  record BagJson(String number) {}

  record FindingJson(
      UUID id,
      String unit,
      String kind,
      String subject,
      Instant foundAt,
      String keeper,
      String place,
      Instant since,
      @Nullable Instant dueAt,
      boolean byHouse) {

    static FindingJson of(Finding finding) {
      return new FindingJson(
          finding.id(),
          finding.unit(),
          key(finding.kind()),
          finding.subject(),
          finding.foundAt(),
          finding.keeper(),
          finding.place(),
          finding.since(),
          finding.dueAt(),
          finding.byHouse());
    }
  }

  record FindingsJson(List<FindingJson> items, @Nullable String nextCursor) {}

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

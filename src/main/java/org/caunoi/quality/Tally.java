package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.catalogue.MandatoryPart;
import org.caunoi.catalogue.OnlineLevel;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Publications.Publication;
import org.caunoi.dossier.HandledDossier;
import org.caunoi.quality.Indicator.Part;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a period, sorted into the parts the indicators count: a number is always the length
 * of the list behind it.
 */
record Tally(
    WorkingCalendar calendar,
    List<Verdict> verdicts,
    List<ProcedureVersion> procedures,
    List<Publication> publications,
    Set<String> complaints) {

  /** Working days a province has; a ministry has more. */
  private static final int DAYS = 5;

  private static final int ONLINE = 2;
  private static final int POST = 3;

  List<Indicator> indicators() {
    return List.of(
        ratio("1.1", Share.PUBLISHED, Share.DECIDED_IN_TIME, Share.DECIDED_LATE),
        ratio("1.2", Share.PUBLISHED, Share.PUBLISHED_IN_TIME, Share.PUBLISHED_LATE),
        ratio("1.3", Share.PUBLIC, Share.COMPLETE, Share.INCOMPLETE),
        ratio("2.1", Share.TAKEN_IN, Share.ON_TIME, Share.LATE),
        ratio("3.1", Share.PUBLIC, Share.OFFERED_ONLINE, Share.NOT_ONLINE),
        ratio("3.2", Share.OFFERED_ONLINE, Share.USED, Share.UNUSED),
        ratio(
            "3.3",
            Share.TAKEN_IN,
            Share.ONLINE,
            Share.DIRECT,
            Share.POST,
            Share.ONLINE_WITHOUT_FILE),
        ratio("4.2", Share.HANDLED, Share.DIGITISED, Share.NOT_DIGITISED),
        Indicator.rest("5.4", part(Share.TAKEN_IN), part(Share.LATE), part(Share.UNHAPPY)));
  }

  private Indicator ratio(String no, Share whole, Share... parts) {
    return Indicator.ratio(no, part(whole), Stream.of(parts).map(this::part).toArray(Part[]::new));
  }

  List<MeanTime> means() {
    return new HandlingTime(calendar)
        .means(dossiers(Share.HANDLED, null).stream().map(Verdict::dossier).toList());
  }

  private Part part(Share share) {
    int count = share.isOfDossiers() ? dossiers(share, null).size() : procedures(share).size();
    return new Part(share, count);
  }

  /**
   * @param procedure only those of this procedure, null for all
   */
  List<Verdict> dossiers(Share share, @Nullable String procedure) {
    return verdicts.stream()
        .filter(one -> procedure == null || procedure.equals(one.dossier().procedureCode()))
        .filter(one -> belongs(share, one))
        .toList();
  }

  private boolean belongs(Share share, Verdict verdict) {
    HandledDossier dossier = verdict.dossier();
    return switch (share) {
      case TAKEN_IN -> true;
      case ON_TIME -> verdict.onTime();
      case LATE -> !verdict.onTime();
      case HANDLED -> dossier.isDone();
      case ONLINE -> isOnline(dossier);
      case POST -> dossier.channel() == POST;
      case ONLINE_WITHOUT_FILE -> dossier.channel() == ONLINE && !isOnline(dossier);
      case DIRECT -> dossier.channel() != POST && dossier.channel() != ONLINE;
      case DIGITISED -> dossier.isDone() && isDigitised(dossier);
      case NOT_DIGITISED -> dossier.isDone() && !isDigitised(dossier);
      case UNHAPPY -> complaints.contains(dossier.code());
      default -> throw new IllegalArgumentException(share + " counts procedures");
    };
  }

  /** Where a paper result is wanted, its file must be there too once it is finished. */
  private static boolean isOnline(HandledDossier dossier) {
    boolean fileMissing = dossier.paperResult() && dossier.isDone() && !dossier.hasResultFile();
    return dossier.channel() == ONLINE && !fileMissing;
  }

  private static boolean isDigitised(HandledDossier dossier) {
    return dossier.hasComponentFile() && dossier.hasResultFile();
  }

  /** Codes of procedures. */
  List<String> procedures(Share share) {
    return switch (share) {
      case PUBLISHED -> published(any -> true);
      case PUBLIC -> codes(any -> true);
      case DECIDED_LATE -> published(one -> !isDecidedInTime(one));
      case DECIDED_IN_TIME -> publishedWithout(Share.DECIDED_LATE);
      case PUBLISHED_LATE -> published(one -> !isPublishedInTime(one));
      case PUBLISHED_IN_TIME -> publishedWithout(Share.PUBLISHED_LATE);
      case COMPLETE -> codes(one -> MandatoryPart.missingIn(one).isEmpty());
      case INCOMPLETE -> codes(one -> !MandatoryPart.missingIn(one).isEmpty());
      case OFFERED_ONLINE -> codes(Tally::isOffered);
      case NOT_ONLINE -> codes(one -> !isOffered(one));
      case USED -> codes(one -> isOffered(one) && used().contains(one.code()));
      case UNUSED -> codes(one -> isOffered(one) && !used().contains(one.code()));
      default -> throw new IllegalArgumentException(share + " counts dossiers");
    };
  }

  private List<String> codes(Predicate<ProcedureVersion> wanted) {
    return procedures.stream().filter(wanted).map(ProcedureVersion::code).toList();
  }

  private List<String> published(Predicate<Publication> wanted) {
    return publications.stream().filter(wanted).map(Publication::code).distinct().toList();
  }

  /** One late publication makes the procedure late. */
  private List<String> publishedWithout(Share late) {
    List<String> without = procedures(late);
    return published(one -> !without.contains(one.code()));
  }

  private Set<String> used() {
    return verdicts.stream()
        .map(Verdict::dossier)
        .filter(dossier -> dossier.channel() == ONLINE)
        .map(HandledDossier::procedureCode)
        .collect(Collectors.toSet());
  }

  private static boolean isOffered(ProcedureVersion procedure) {
    return procedure.level() == OnlineLevel.FULL || procedure.level() == OnlineLevel.PARTIAL;
  }

  private boolean isDecidedInTime(Publication one) {
    return workingDays(one.decidedOn(), one.validFrom()) >= DAYS;
  }

  private boolean isPublishedInTime(Publication one) {
    Instant published = one.publishedAt();
    return !VietnamTime.day(published).isAfter(calendar.workingDayAfter(one.decidedOn(), DAYS));
  }

  /** Working days after the first day up to the last, which may be earlier. */
  private long workingDays(LocalDate from, LocalDate to) {
    return to.isAfter(from)
        ? from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count()
        : 0;
  }
}

package org.caunoi.custody;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Destruction;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Missed;
import org.caunoi.custody.model.Fact.Suspected;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything about one envelope or bag, for those who may read about it. */
@Component
public class ReadUnit {

  private static final String COLUMNS =
      """
      SELECT u.authority, u.number, u.bag, u.phase, u.homeward, u.keeper_id, u.keeper_name, u.keeper_place,
             u.keeper_moving, u.since, u.offer, u.offered_to, u.offered_at, u.inside, u.seal, u.destination, u.eta,
             u.trip, u.dispute, u.loss, u.destruction_by, u.due_at, u.contested, u.waiting
      FROM custody.unit u
      """;

  private final JdbcClient jdbc;
  private final Events events;
  private final PaperSets sets;
  private final WhoHeld holders;
  private final MadeAgain remakes;
  private final Inquiries inquiries;
  private final LossSteps losses;
  private final MayDestroy destroying;
  private final Remarks remarks;
  private final OpenSignature signatures;
  private final TripBook trips;
  private final Clock clock;

  ReadUnit(
      JdbcClient jdbc,
      Events events,
      PaperSets sets,
      WhoHeld holders,
      MadeAgain remakes,
      Inquiries inquiries,
      LossSteps losses,
      MayDestroy destroying,
      Remarks remarks,
      OpenSignature signatures,
      TripBook trips,
      Clock clock) {
    this.trips = trips;
    this.inquiries = inquiries;
    this.losses = losses;
    this.destroying = destroying;
    this.remarks = remarks;
    this.signatures = signatures;
    this.clock = clock;
    this.jdbc = jdbc;
    this.events = events;
    this.sets = sets;
    this.holders = holders;
    this.remakes = remakes;
  }

  /** Refused with {@code unit-not-found} for what there is not and for what is another's. */
  public Opened open(SignedIn who, String number) {
    UnitFacts facts = find(who, number).orElseThrow(() -> Refused.notFound("unit-not-found"));
    History history = History.of(events.of(List.of(number)).getOrDefault(number, List.of()));
    List<UnitFacts> content =
        facts.bag()
            ? jdbc.sql(COLUMNS + "WHERE u.inside = :bag ORDER BY u.number")
                .param("bag", number)
                .query(UnitFacts::map)
                .list()
            : List.of();
    UUID head = history.require().head();
    return new Opened(
        facts,
        head,
        history.require().manifest(),
        content,
        facts.bag() ? null : sets.ofEnvelope(number).orElse(null),
        history.applied(),
        history.contested(),
        holders.all(number),
        Discrepancy.of(history).orElse(null),
        remakes.of(number).orElse(null),
        facts.loss() == Loss.NONE ? null : inquiries.of(number).orElse(null),
        losses.of(history).orElse(null),
        history.require().destruction(),
        destroyable(history),
        remarks.of(number),
        signatures.isThere(history.applied()),
        trips.find(facts.trip()).orElse(null));
  }

  private Set<Ground> destroyable(History history) {
    UnitState unit = history.require();
    if (unit.bag() || unit.phase() != Phase.SEALED || unit.loss() != Loss.NONE) {
      return Set.of();
    }
    return Arrays.stream(Ground.values())
        .filter(ground -> destroying.isTrue(ground, history, clock.instant()))
        .collect(Collectors.toSet());
  }

  Optional<UnitFacts> find(SignedIn who, String number) {
    return jdbc.sql(COLUMNS + "WHERE u.number = :number AND " + Reach.WITHIN)
        .param("number", number)
        .params(Reach.params(who))
        .query(UnitFacts::map)
        .optional();
  }

  /** The place that is liable for a unit, whoever asks; empty where there is no such number. */
  @ActsAsHouse("whoever has a number in hand may learn whose it is")
  public Optional<String> placeOf(String number) {
    return jdbc.sql("SELECT keeper_place FROM custody.unit WHERE number = :number")
        .param("number", number)
        .query((rs, n) -> rs.getString("keeper_place"))
        .optional();
  }

  /** Whether somebody offers it and nobody has answered yet. */
  public boolean isOffered(String number) {
    return jdbc.sql(
            "SELECT count(*) > 0 FROM custody.unit WHERE number = :number AND offer IS NOT NULL")
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /** Whether this person may read about it. */
  public boolean may(SignedIn who, String number) {
    return find(who, number).isPresent();
  }

  /** The envelope or bag with this seal on it, as far as this person may read about it. */
  public Optional<String> sealedWith(SignedIn who, String seal) {
    return jdbc.sql(COLUMNS + "WHERE u.seal = :seal AND " + Reach.WITHIN)
        .param("seal", seal)
        .params(Reach.params(who))
        .query(UnitFacts::map)
        .optional()
        .map(UnitFacts::number);
  }

  /** What this person keeps: loose envelopes and bags. */
  public List<UnitFacts> keptBy(SignedIn who) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE u.keeper_id = :me AND u.phase NOT IN ('IN_BAG', 'DELIVERED', 'COUNTED', 'LOST', 'DESTROYED', 'DROPPED')
                ORDER BY u.bag DESC, u.since, u.number
                """)
        .param("me", who.accountId())
        .query(UnitFacts::map)
        .list();
  }

  /** What this person is asked about papers they signed for last. */
  public List<Inquiry> askedOf(SignedIn who) {
    return inquiries.waitingFor(who.accountId());
  }

  /**
   * What is offered to this person's place, to a courier also what any courier may take, and what
   * waits there for a second person: bags to be opened, papers to be destroyed; their own place
   * first.
   */
  public List<UnitFacts> waitingFor(SignedIn who) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE u.keeper_id <> :me AND (
                  (u.offer IS NOT NULL AND (u.offered_to = :place OR (u.offered_to IS NULL AND (u.keeper_place = :place OR :carries))
                                            OR (:all AND u.offered_to IS NOT NULL)))
                  OR (u.phase = 'OPENING' AND (u.destination = :place OR :all))
                  OR (:destroys AND u.destruction_by IS NOT NULL AND u.keeper_place = :place))
                ORDER BY (u.keeper_place = :place) DESC, u.since, u.number LIMIT 200
                """)
        .params(Reach.params(who))
        .param("destroys", who.may(Permission.DESTROY_PAPERS))
        .query(UnitFacts::map)
        .list();
  }

  /**
   * A unit opened.
   *
   * @param manifest what the closed bag was said to hold
   * @param content what is in the bag by all that is known
   * @param papers the list of an envelope
   * @param events what counts, oldest first
   * @param contested events that contradict them
   * @param holders who was liable when, oldest first
   * @param discrepancy what does not agree now
   * @param remake how lost papers were made again
   * @param inquiry what the last keeper is asked while papers are missing
   * @param lossFile how far the case of papers that are declared lost is
   * @param destruction that they should be destroyed, as far as somebody has said so
   * @param destroyable grounds on which somebody could say so
   * @param remarks what was written and counted where something did not agree, oldest first
   * @param signed whether the citizen signed for it and that can be shown
   * @param trip by which a bag should leave, or left
   */
  public record Opened(
      UnitFacts facts,
      UUID head,
      List<String> manifest,
      List<UnitFacts> content,
      @Nullable PaperSet papers,
      List<Event> events,
      List<Event> contested,
      List<WhoHeld.Holder> holders,
      @Nullable Discrepancy discrepancy,
      @Nullable Remake remake,
      @Nullable Inquiry inquiry,
      @Nullable LossFile lossFile,
      @Nullable Destruction destruction,
      Set<Ground> destroyable,
      List<Remark> remarks,
      boolean signed,
      @Nullable BagTrip trip) {

    /** Whether somebody found it damaged. */
    public boolean isDamaged() {
      return events.stream().anyMatch(event -> History.isDamage(event.fact()));
    }

    /** Whether time alone began the search that goes on. */
    public boolean searchedByHouse() {
      return events.reversed().stream()
          .filter(event -> event.fact() instanceof Suspected || event.fact() instanceof Missed)
          .findFirst()
          .filter(event -> event.by().isSamePerson(Keeper.HOUSE))
          .isPresent();
    }
  }
}

package org.caunoi.custody;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.DeliverPapers.Look;
import org.caunoi.custody.DeliverPapers.Opened;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.document.SentFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings synthetic papers to where a test begins, through the same use cases as real ones. */
@Component
public class OnTheWay {

  public static final String POINT = "HN-0001";
  private static final AtomicInteger SEALS = new AtomicInteger();

  private final People people;
  private final Walk walk;
  private final TakeInPapers taking;
  private final FillBag bags;
  private final HandOver hands;
  private final OpenSealedBag opening;
  private final DeliverPapers delivering;
  private final SignedLists signed;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  OnTheWay(
      People people,
      Walk walk,
      TakeInPapers taking,
      FillBag bags,
      HandOver hands,
      OpenSealedBag opening,
      DeliverPapers delivering,
      SignedLists signed,
      TransactionTemplate transactions,
      JdbcClient jdbc) {
    this.signed = signed;
    this.transactions = transactions;
    this.delivering = delivering;
    this.jdbc = jdbc;
    this.people = people;
    this.walk = walk;
    this.taking = taking;
    this.bags = bags;
    this.hands = hands;
    this.opening = opening;
  }

  /** One of each who takes part. */
  public Team team() {
    return new Team(
        people.clerk(POINT),
        people.courier(POINT),
        people.officer(Role.MAIL_ROOM, walk.authority()),
        people.officer(Role.MAIL_ROOM, walk.authority()),
        people.officer(Role.INTAKE_OFFICER, walk.authority()),
        people.officer(Role.CENTRE_CONTROL, null));
  }

  /** A seal nobody has used. */
  public static String seal() {
    return "THU-" + SEALS.incrementAndGet();
  }

  public PaperSet takeIn(SignedIn clerk) {
    return takeIn(clerk, walk.filing().by(clerk).code());
  }

  public PaperSet takeIn(SignedIn clerk, String code) {
    PaperSet set = taking.take(clerk, code, papers(seal()));
    sign(clerk, set);
    return set;
  }

  /** As the clerk who gives their password does, without the time that a password takes. */
  public void sign(SignedIn clerk, PaperSet set) {
    transactions.executeWithoutResult(status -> signed.sign(clerk, set));
  }

  public static Papers papers(String seal) {
    return new Papers(
        List.of(new Counted("mandate", CopyKind.ORIGINAL, 2)), true, seal, drawn(), false);
  }

  /** A closed bag of so many envelopes in the clerk's hands. */
  public Bag bag(Team team, int envelopes) {
    String number = bags.open(team.clerk(), walk.authority());
    List<String> inside =
        IntStream.range(0, envelopes)
            .mapToObj(
                n -> {
                  String envelope = takeIn(team.clerk()).envelope();
                  bags.pack(team.clerk(), number, envelope);
                  return envelope;
                })
            .toList();
    String seal = seal();
    bags.close(team.clerk(), number, seal);
    return new Bag(number, seal, inside);
  }

  /** The same bag with the mail room, by way of the courier. */
  public Bag arrived(Team team, int envelopes) {
    Bag bag = bag(team, envelopes);
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(team.courier(), bag.number(), bag.seal());
    hands.offer(team.courier(), bag.number(), true);
    hands.accept(team.mailRoom(), bag.number(), bag.seal());
    return bag;
  }

  /** Opened before a witness. */
  public Bag opened(Team team, int envelopes) {
    Bag bag = arrived(team, envelopes);
    opening.ask(team.mailRoom(), bag.number(), bag.seal());
    opening.witness(team.witness(), bag.number());
    return bag;
  }

  /** The seal that is printed on it. */
  public String sealOf(String number) {
    return jdbc.sql("SELECT coalesce(seal, '') FROM custody.unit WHERE number = :number")
        .param("number", number)
        .query((rs, n) -> rs.getString(1))
        .single();
  }

  /** Opened at the authority, with its own seal and all that is listed. */
  public void receive(SignedIn who, String envelope) {
    delivering.receive(who, envelope, new Opened(Look.AGREES, sealOf(envelope), Map.of(), null));
  }

  public static SentFile drawn() {
    return Objects.requireNonNull(SentFile.held(signature(), "/signature"));
  }

  public static byte[] signature() {
    return signature("png");
  }

  /** The same as a picture of that format. */
  public static byte[] signature(String format) {
    BufferedImage picture = new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB);
    for (int x = 5; x < 55; x++) {
      picture.setRGB(x, 10 + x % 3, 0xFFFFFF);
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(picture, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** People of one way. */
  public record Team(
      SignedIn clerk,
      SignedIn courier,
      SignedIn mailRoom,
      SignedIn witness,
      SignedIn intake,
      SignedIn centre) {}

  /** A bag that was closed. */
  public record Bag(String number, String seal, List<String> envelopes) {}
}

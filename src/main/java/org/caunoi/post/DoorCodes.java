package org.caunoi.post;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.caunoi.access.Tokens;
import org.caunoi.dossier.Contact;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of codes a citizen says at the door, each bound to one parcel. Five wrong ones lock it; a
 * wrong try counts even where the act it was made in is undone.
 */
@Component
class DoorCodes {

  static final int TRIES = 5;
  static final int MOST_SENT = 6;

  private final JdbcClient jdbc;
  private final Addresses addresses;
  private final Carriers carriers;
  private final ApplicationEventPublisher events;
  private final OwnTransactions own;
  private final Clock clock;

  DoorCodes(
      JdbcClient jdbc,
      Addresses addresses,
      Carriers carriers,
      ApplicationEventPublisher events,
      OwnTransactions own,
      Clock clock) {
    this.jdbc = jdbc;
    this.addresses = addresses;
    this.carriers = carriers;
    this.events = events;
    this.own = own;
    this.clock = clock;
  }

  /** A code to the citizen's phone, unless one works or there have been too many. */
  void offer(Shipment shipment) {
    String phone = phone(shipment);
    Optional<Known> known = find(shipment);
    boolean enough = known.filter(one -> one.works() || one.sent() >= MOST_SENT).isPresent();
    if (phone != null && !enough) {
      make(shipment, phone, false);
    }
  }

  /** One at which messages arrive. */
  private @Nullable String phone(Shipment shipment) {
    return new Contact(addresses.receiver(shipment).phone(), null).forMessages().phone();
  }

  /**
   * A new code to the citizen's phone; the old one is worth nothing then. Refused: {@code
   * no-phone}, {@code too-many-codes}.
   */
  void send(Shipment shipment) {
    String phone = phone(shipment);
    if (phone == null) {
      throw Refused.conflict("no-phone");
    }
    if (find(shipment).filter(known -> known.sent() >= MOST_SENT).isPresent()) {
      throw Refused.conflict("too-many-codes");
    }
    make(shipment, phone, true);
  }

  /** Whether a code can reach the citizen: there is a phone, however many codes went to it. */
  boolean reaches(Shipment shipment) {
    return phone(shipment) != null;
  }

  /** No code works and no more is sent: what is left is to ask the citizen. */
  boolean isSpent(Shipment shipment) {
    return find(shipment).filter(known -> known.sent() >= MOST_SENT && !known.works()).isPresent();
  }

  private void make(Shipment shipment, String phone, boolean asked) {
    String code = Tokens.sixDigits();
    jdbc.sql(
            """
            INSERT INTO post.delivery_code AS c (authority, shipment_id, code_hash, until, tries, sent)
            VALUES (:authority, :id, :hash, :until, 0, 1)
            ON CONFLICT (authority, shipment_id) DO UPDATE SET code_hash = EXCLUDED.code_hash, until = EXCLUDED.until,
                tries = 0, sent = c.sent + 1
            """)
        .param("authority", shipment.authority())
        .param("id", shipment.id())
        .param("hash", hash(shipment, code))
        .param("until", clock.instant().plus(carriers.rules().codeLife()).atOffset(ZoneOffset.UTC))
        .update();
    events.publishEvent(
        new DoorCodeMade(shipment.authority(), shipment.dossierCode(), phone, code, asked));
  }

  /** Refused at {@code /code}: {@code code-locked}, {@code wrong-code}. */
  void check(Shipment shipment, String typed) {
    Optional<Known> known = find(shipment);
    if (known.isPresent() && known.get().tries() >= TRIES) {
      throw Refused.field("/code", "code-locked");
    }
    boolean right =
        known.isPresent()
            && known.get().fresh()
            && MessageDigest.isEqual(
                known.get().hash(), hash(shipment, typed.replaceAll("\\s", "")));
    if (!right) {
      own.run(connection -> count(connection, shipment));
      throw Refused.field("/code", "wrong-code");
    }
  }

  private static int count(JdbcClient connection, Shipment shipment) {
    return connection
        .sql(
            """
            UPDATE post.delivery_code SET tries = tries + 1 WHERE authority = :authority AND shipment_id = :id
            """)
        .param("authority", shipment.authority())
        .param("id", shipment.id())
        .update();
  }

  private Optional<Known> find(Shipment shipment) {
    return jdbc.sql(
            """
            SELECT code_hash, tries, sent, until > :now AS fresh FROM post.delivery_code
            WHERE authority = :authority AND shipment_id = :id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("authority", shipment.authority())
        .param("id", shipment.id())
        .query(
            (rs, n) ->
                new Known(
                    rs.getBytes("code_hash"),
                    rs.getInt("tries"),
                    rs.getInt("sent"),
                    rs.getBoolean("fresh")))
        .optional();
  }

  private static byte[] hash(Shipment shipment, String code) {
    return Tokens.hash(shipment.id() + code);
  }

  private record Known(byte[] hash, int tries, int sent, boolean fresh) {

    boolean works() {
      return fresh && tries < TRIES;
    }
  }
}

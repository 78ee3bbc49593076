package org.caunoi.post;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Addressee;
import org.caunoi.dossier.Parties;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Commune;
import org.caunoi.network.Communes;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.SenderFile.Sender;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From where and to whom a parcel goes, whole: house and street, ward or commune, city, phone. Rows
 * hold what was put right after a parcel could not be delivered; they are sealed.
 */
@ActsAsHouse("a parcel goes home over a counter the dossier did not come from")
@Component
public class Addresses {

  private static final String NOWHERE = "-";

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Parties parties;
  private final Communes communes;
  private final Authorities authorities;
  private final SenderFile senders;
  private final Provinces provinces;
  private final Clock clock;

  Addresses(
      JdbcClient jdbc,
      PersonalDataCipher cipher,
      Parties parties,
      Communes communes,
      Authorities authorities,
      SenderFile senders,
      Provinces provinces,
      Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.parties = parties;
    this.communes = communes;
    this.authorities = authorities;
    this.senders = senders;
    this.provinces = provinces;
    this.clock = clock;
  }

  /** The authority. */
  public Side sender(Shipment shipment) {
    Authority authority = authorities.get(shipment.authority());
    Sender own = senders.senders().getOrDefault(authority.code(), new Sender(null, null));
    String seat =
        Optional.ofNullable(authority.communeCode())
            .flatMap(communes::find)
            .map(commune -> whole(commune.seatAddress(), commune.fullName()))
            .orElse(senders.city());
    return withProvince(
        new Side(
            authority.name(),
            Objects.requireNonNullElse(own.address(), seat),
            Objects.requireNonNullElse(own.phone(), senders.phone()),
            null));
  }

  /** The citizen; whoever shows it to a person logs that. */
  public Side receiver(Shipment shipment) {
    Addressee to = parties.addresseeOf(shipment.authority(), shipment.dossierId());
    String commune = communes.find(to.communeCode()).map(Commune::fullName).orElse("");
    String address = corrected(shipment).orElseGet(() -> whole(to.address(), commune));
    return withProvince(new Side(to.name(), address, to.phone(), null));
  }

  /** With the province its address ends with; an address that names none is in the city. */
  Side withProvince(Side side) {
    return side.province() == null
        ? side.in(province(side.address()).or(() -> province(senders.city())).orElse(NOWHERE))
        : side;
  }

  /** Whether somebody lives beyond the city. */
  boolean isRegional(Side side) {
    return !province(senders.city()).orElse(NOWHERE).equals(side.province());
  }

  private Optional<String> province(String address) {
    return provinces.of(address, today());
  }

  /** What somebody wrote after the first address was wrong. */
  public void correct(Shipment shipment, String address, SignedIn who) {
    jdbc.sql(
            """
            INSERT INTO post.new_address (authority, shipment_id, sealed_address, by_id, at)
            VALUES (:authority, :shipment, :address, :by, :now)
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .param("address", cipher.seal(address, place(shipment)))
        .param("by", who.accountId())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Optional<String> corrected(Shipment shipment) {
    return jdbc.sql(
            """
            SELECT sealed_address FROM post.new_address WHERE authority = :authority AND shipment_id = :shipment
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .query((rs, n) -> cipher.open(rs.getBytes("sealed_address"), place(shipment)))
        .optional();
  }

  private String whole(@Nullable String given, String commune) {
    return new WholeAddress(provinces, senders.city(), today())
        .of(given == null ? "" : given.strip(), commune);
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }

  private static String place(Shipment shipment) {
    return "post/address/" + shipment.id();
  }
}

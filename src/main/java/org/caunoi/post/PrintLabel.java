package org.caunoi.post;

import caunoi.pages.StaticTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.pdf.CodePicture;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The label on a parcel: whom it is for, and its number for eyes and scanners. */
@Component
public class PrintLabel {

  private final ReadShipments reading;
  private final Addresses addresses;
  private final PlaceNames places;
  private final Carriers carriers;
  private final ReadPostage postage;
  private final Texts texts;
  private final RenderPdf pdf;
  private final AuditLog audit;
  private final StaticTemplates templates = new StaticTemplates();

  PrintLabel(
      ReadShipments reading,
      Addresses addresses,
      PlaceNames places,
      Carriers carriers,
      ReadPostage postage,
      MessageSource messages,
      RenderPdf pdf,
      AuditLog audit) {
    this.reading = reading;
    this.addresses = addresses;
    this.places = places;
    this.carriers = carriers;
    this.postage = postage;
    this.texts = new Texts(messages, Locale.of("vi"));
    this.pdf = pdf;
    this.audit = audit;
  }

  /** A PDF; refused with {@code shipment-not-found}, {@code not-packed}. */
  @Transactional
  public byte[] print(SignedIn who, UUID id) {
    Shipment shipment = reading.get(who, id);
    String number = shipment.requireReference();
    Side to = addresses.receiver(shipment);
    Side from = addresses.sender(shipment);
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-label-printed",
        "dossier/" + shipment.dossierCode(),
        "delivery",
        Map.of("shipment", id));
    Label label =
        new Label(
            number,
            Objects.requireNonNullElse(shipment.carrierNumber(), ""),
            carriers.get(shipment.requireCarrier()).profile().name(),
            from.name(),
            from.address(),
            Objects.requireNonNullElse(from.phone(), ""),
            to.name(),
            to.address(),
            Objects.requireNonNullElse(to.phone(), ""),
            places.nameOf(shipment.counter()).orElse(shipment.counter()),
            postage.of(id).map(this::payer).orElse(""),
            CodePicture.qr(number),
            CodePicture.bars(number));
    return pdf.render(templates.postLabel(label), style());
  }

  /** In the language of the label. */
  private String payer(Postage paid) {
    return texts.get(
            "postage.shares",
            Figures.whole(paid.price(), texts.locale()),
            Figures.whole(paid.citizen(), texts.locale()))
        + ". "
        + texts.get("postage.reason." + paid.reason());
  }

  private static String style() {
    try {
      return new ClassPathResource("print/label.css").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stands on it.
   *
   * @param carrierNumber empty until the carrier gave one
   * @param payer who pays its way, and why
   * @param qr picture as a data address
   */
  public record Label(
      String number,
      String carrierNumber,
      String carrier,
      String from,
      String fromAddress,
      String fromPhone,
      String to,
      String address,
      String phone,
      String counter,
      String payer,
      String qr,
      String bars) {

    @Override
    public String toString() {
      return "Label[" + number + "]";
    }
  }
}

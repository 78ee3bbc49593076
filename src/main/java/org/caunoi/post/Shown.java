package org.caunoi.post;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.caunoi.custody.Position;
import org.caunoi.document.SentFile;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at the door.
 *
 * @param code the citizen's code
 * @param personalId number read from the citizen's card, or from that of whoever takes it instead
 * @param signature picture of the citizen's signature
 * @param photo picture of the delivered parcel
 * @param position where it was given
 * @param proxy who took it instead of the citizen
 */
public record Shown(
    @Nullable String code,
    @Nullable String personalId,
    @Nullable SentFile signature,
    @Nullable SentFile photo,
    @Nullable Position position,
    @Nullable Proxy proxy) {

  static final Shown NOTHING = new Shown(null, null, null, null);

  public Shown(
      @Nullable String code,
      @Nullable String personalId,
      @Nullable SentFile signature,
      @Nullable SentFile photo) {
    this(code, personalId, signature, photo, null, null);
  }

  Set<Proof> kinds() {
    Set<Proof> kinds = EnumSet.noneOf(Proof.class);
    if (code != null && !code.isBlank()) {
      kinds.add(Proof.CODE);
    }
    if (personalId != null && !personalId.isBlank()) {
      kinds.add(Proof.CARD);
    }
    if (signature != null) {
      kinds.add(Proof.SIGNATURE);
    }
    if (photo != null) {
      kinds.add(Proof.PHOTO);
    }
    if (position != null) {
      kinds.add(Proof.POSITION);
    }
    if (proxy != null) {
      kinds.add(Proof.PROXY);
    }
    return kinds;
  }

  /** Refused at {@code /personalId} with {@code card-malformed} where it is no number of a card. */
  void requireProxysCard() {
    if (!cardOfProxy().isEmpty() && !cardOfProxy().matches("\\d{12}")) {
      throw Refused.field("/personalId", "card-malformed");
    }
  }

  /**
   * What is kept of whoever took it instead, sealed: their name, and their card where it was shown.
   */
  String whoInstead() {
    return Objects.requireNonNull(proxy).name()
        + (cardOfProxy().isEmpty() ? "" : ", " + cardOfProxy());
  }

  private String cardOfProxy() {
    return Objects.requireNonNullElse(personalId, "").replaceAll("\\s", "");
  }

  @Override
  public String toString() {
    return "Shown" + kinds();
  }
}

package org.caunoi.assistance;

import java.util.List;
import java.util.UUID;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.jspecify.annotations.Nullable;

/**
 * What will be sent, to whom, at what cost: exactly what the citizen agrees to. Its SHA-256 binds
 * their word to it. Texts are Vietnamese.
 *
 * @param fees empty when the fee is not known, never because it is free
 */
public record Summary(
    String procedureCode,
    UUID procedureVersion,
    String procedureName,
    Route route,
    List<Fee> fees,
    String recipientCode,
    String recipientName,
    ReturnWay returnBy,
    List<Line> form,
    List<Paper> documents) {

  /**
   * One line of cost.
   *
   * @param total đồng, or none if it is unknown
   */
  public record Fee(long amount, String unit, @Nullable Long total, String rule) {}

  /**
   * One field of the form.
   *
   * @param key key of the field; {@link CitizenSays} takes it back when it is not right
   * @param value value as it is sent
   * @param shown value as people read it
   */
  public record Line(String key, String label, String value, String shown) {}

  /** One attached file. */
  public record Paper(String component, String name, int pages, String sha256) {}

  /** Đồng in all, or none where a part of it is unknown. */
  public @Nullable Long feeTotal() {
    if (fees.isEmpty() || fees.stream().anyMatch(fee -> fee.total() == null)) {
      return null;
    }
    return fees.stream().mapToLong(fee -> fee.total() == null ? 0 : fee.total()).sum();
  }

  @Override
  public String toString() {
    return "Summary[" + procedureCode + "]";
  }
}

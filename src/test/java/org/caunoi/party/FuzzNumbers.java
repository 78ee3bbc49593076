package org.caunoi.party;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.dossier.DossierCode;
import org.caunoi.shared.Refused;

/** Numbers and names people type: found or not found, and what is found is found again. */
public final class FuzzNumbers {

  private FuzzNumbers() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    PersonalIdNumber.tryParse(text)
        .ifPresent(
            id -> {
              same(PersonalIdNumber.tryParse(id.digits()), id);
              BirthDate.tryParse(id.birthYear() + "").ifPresent(date -> id.check(date, id.sex()));
            });
    PhoneNumber.tryParse(text)
        .ifPresent(phone -> same(PhoneNumber.tryParse(phone.national()), phone));
    EmailAddress.tryParse(text)
        .ifPresent(address -> same(EmailAddress.tryParse(address.text()), address));
    FullName.tryParse(text).ifPresent(name -> same(FullName.tryParse(name.text()), name));
    BirthDate.tryParse(text).ifPresent(date -> same(BirthDate.tryParse(date.text()), date));
    try {
      DossierCode code = DossierCode.parse(text, "/code");
      same(Optional.of(DossierCode.parse(code.value(), "/code")), code);
    } catch (Refused notOne) {
      notOne.code();
    }
    try {
      ItemNumber number = ItemNumber.parse(text, "/number");
      same(Optional.of(ItemNumber.parse(number.value(), "/number")), number);
    } catch (Refused notOne) {
      notOne.code();
    }
  }

  private static <T> void same(Optional<T> again, T first) {
    if (!again.equals(Optional.of(first))) {
      throw new AssertionError("read back as another");
    }
  }
}

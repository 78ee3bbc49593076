package org.caunoi.dossier.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.dossier.DossierCode;

/** The code in a typed or scanned text, such as the address in a slip's QR. */
final class SlipCode {

  private static final Pattern OWN_CODE = Pattern.compile("[0-9A-Z.]+-\\d{6}-\\d{4,}");

  private SlipCode() {}

  /** Refused with {@code dossier-code-malformed} at the pointer. */
  static String of(String text, String pointer) {
    Matcher own = OWN_CODE.matcher(text);
    return own.find() ? own.group() : DossierCode.parse(text, pointer).value();
  }
}

package org.caunoi.post.carrier;

import java.util.Locale;
import java.util.regex.Pattern;

/** The number a carrier gives a parcel, typed by a person or printed in its statement. */
public final class CarrierNumber {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9-]{4,40}");

  private CarrierNumber() {}

  /** In the one way it is kept and looked for. */
  public static String of(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }

  public static boolean isOne(String number) {
    return SHAPE.matcher(number).matches();
  }
}

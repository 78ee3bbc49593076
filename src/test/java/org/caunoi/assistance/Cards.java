package org.caunoi.assistance;

import java.util.concurrent.atomic.AtomicInteger;

/** Cards of people who are nobody; each call makes another one. */
public final class Cards {

  private static final AtomicInteger NUMBER = new AtomicInteger(700_000);

  private Cards() {}

  /** A number of a woman born in 1999. */
  public static String number() {
    return "001199" + NUMBER.incrementAndGet();
  }

  /** The text a scanner reads from the card of that number. */
  public static String of(String number) {
    return number
        + "||Nguyễn Thử Nghiệm|01011999|Nữ|Số 1 phố Thử, Phường Hoàn Kiếm, Hà Nội|01012022";
  }
}

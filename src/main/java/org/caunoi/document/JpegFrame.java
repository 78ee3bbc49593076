package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a JPEG coded by Huffman says of itself: its components and how many blocks each has.
 *
 * @param mcusWide smallest coded units beside each other, each with some blocks of every component
 * @param mcusHigh rows of them
 */
record JpegFrame(
    int width,
    int height,
    boolean progressive,
    List<JpegComponent> components,
    int mcusWide,
    int mcusHigh) {

  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;
  private static final int BITS = 8;

  /** As the standard has it; no decoder takes more in one scan. */
  private static final int MOST_BLOCKS = 10;

  /** Reads the payload of a frame. Refused: {@code file-damaged}. */
  static JpegFrame of(int marker, byte[] payload) {
    damagedUnless(marker >= BASELINE && marker <= PROGRESSIVE);
    damagedUnless(payload.length >= 6 && payload[0] == BITS);
    int height = (payload[1] & 0xFF) << 8 | payload[2] & 0xFF;
    int width = (payload[3] & 0xFF) << 8 | payload[4] & 0xFF;
    int number = payload[5] & 0xFF;
    damagedUnless(number >= 1 && number <= 4 && payload.length == 6 + 3 * number);
    int widest = 1;
    int highest = 1;
    int blocks = 0;
    Set<Integer> ids = new HashSet<>();
    for (int i = 6; i < payload.length; i += 3) {
      int wide = wide(payload, i);
      int high = high(payload, i);
      damagedUnless(wide >= 1 && wide <= 4 && high >= 1 && high <= 4);
      damagedUnless(ids.add((int) payload[i]) && (payload[i + 2] & 0xFF) <= 3);
      widest = Math.max(widest, wide);
      highest = Math.max(highest, high);
      blocks += wide * high;
    }
    damagedUnless(number == 1 || blocks <= MOST_BLOCKS);
    List<JpegComponent> components = new ArrayList<>();
    for (int i = 6; i < payload.length; i += 3) {
      int wide = wide(payload, i);
      int high = high(payload, i);
      components.add(
          new JpegComponent(
              payload[i] & 0xFF,
              number == 1 ? 1 : wide,
              number == 1 ? 1 : high,
              payload[i + 2],
              Math.ceilDiv(Math.ceilDiv(width * wide, widest), 8),
              Math.ceilDiv(Math.ceilDiv(height * high, highest), 8)));
    }
    return new JpegFrame(
        width,
        height,
        marker == PROGRESSIVE,
        List.copyOf(components),
        Math.ceilDiv(width, 8 * (number == 1 ? 1 : widest)),
        Math.ceilDiv(height, 8 * (number == 1 ? 1 : highest)));
  }

  /** Samples of a component beside each other. */
  int width(int component) {
    int widest = components.stream().mapToInt(JpegComponent::wide).max().orElse(1);
    return Math.ceilDiv(width * components.get(component).wide(), widest);
  }

  /** Rows of them. */
  int height(int component) {
    int highest = components.stream().mapToInt(JpegComponent::high).max().orElse(1);
    return Math.ceilDiv(height * components.get(component).high(), highest);
  }

  /** The same where what was to the right is below. */
  JpegFrame onItsSide() {
    return new JpegFrame(
        height,
        width,
        progressive,
        components.stream()
            .map(
                one ->
                    new JpegComponent(
                        one.id(),
                        one.high(),
                        one.wide(),
                        one.quantisation(),
                        one.blocksHigh(),
                        one.blocksWide()))
            .toList(),
        mcusHigh,
        mcusWide);
  }

  /** Which component has that name. Refused: {@code file-damaged} where none has. */
  int indexOf(int id) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == id) {
        return i;
      }
    }
    throw FileRefused.invalid("file-damaged");
  }

  private static int wide(byte[] payload, int at) {
    return (payload[at + 1] & 0xFF) >> 4;
  }

  private static int high(byte[] payload, int at) {
    return payload[at + 1] & 0xF;
  }
}
